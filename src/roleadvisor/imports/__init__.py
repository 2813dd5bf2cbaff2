"""What people have beside a sheet: résumés and exports, read into mentions of items.

It imports scoring and what that may. Begin with `recognise.recognise`, then `json_resume`.
"""
