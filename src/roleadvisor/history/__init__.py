"""Kept results: their files, and what moved between two of them.

It imports results and what they may. Begin with `kept.keep` and `compared.difference_of`.
"""
