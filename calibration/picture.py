"""Draw the reliability picture: how often the first role was right, by the fit it was given."""

from collections.abc import Mapping, Sequence

SIZE, LEFT, TOP, PLOT = (460, 460), 64, 40, 360
COLOURS = ("#0072b2", "#d55e00", "#009e73")
LARGEST_DOT, SMALLEST_DOT = 13.0, 2.5
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}.axis{stroke:#999}.ideal{stroke:#999;"
    "stroke-dasharray:5 4}.ground{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#ddd}"
    ".ground{fill:#111}.axis,.ideal{stroke:#777}}"
)
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
    'aria-labelledby="title text">'
)

Point = tuple[float, float, float]


def reliability_svg(points: Mapping[str, Sequence[Point]]) -> str:
    """Return the picture of (mean fit, share right, weight) for each set of roles."""
    width, height = SIZE
    body = [
        HEAD.format(width, height),
        '<title id="title">How often the first role is right, by its fit</title>',
        f'<desc id="text">{_description(points)}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
        *_axes(),
    ]
    for (name, listed), colour in zip(points.items(), COLOURS, strict=True):
        body += [_dot(point, colour, name) for point in listed]
    body += _legend(list(points))
    return "\n".join([*body, "</svg>", ""])


def _description(points: Mapping[str, Sequence[Point]]) -> str:
    sentences = [
        f"{name}: "
        + ", ".join(f"fit {100 * fit:.0f}% right {100 * right:.0f}%" for fit, right, _ in listed)
        for name, listed in points.items()
    ]
    return ". ".join(sentences) + "."


def _axes() -> list[str]:
    right, bottom = LEFT + PLOT, TOP + PLOT
    marks = [
        f'<line class="axis" x1="{LEFT}" y1="{bottom}" x2="{right}" y2="{bottom}"/>',
        f'<line class="axis" x1="{LEFT}" y1="{TOP}" x2="{LEFT}" y2="{bottom}"/>',
        f'<line class="ideal" x1="{LEFT}" y1="{bottom}" x2="{right}" y2="{TOP}"/>',
        _text(LEFT + PLOT / 2, bottom + 44, "middle", "fit of the first role"),
        _text(LEFT - 48, TOP - 16, "start", "share right"),
    ]
    for percent in range(0, 101, 20):
        x, y = _place(percent / 100, percent / 100)
        marks.append(_text(x, bottom + 20, "middle", f"{percent}%"))
        marks.append(_text(LEFT - 8, y + 4, "end", f"{percent}%"))
    return marks


def _dot(point: Point, colour: str, name: str) -> str:
    fit, right, weight = point
    x, y = _place(fit, right)
    radius = max(SMALLEST_DOT, LARGEST_DOT * weight**0.5 * 1.6)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.7">'
        f"<title>{name}: fit {100 * fit:.0f}%, right {100 * right:.0f}%</title></circle>"
    )


def _legend(names: Sequence[str]) -> list[str]:
    marks = []
    for row, (name, colour) in enumerate(zip(names, COLOURS, strict=True)):
        y = TOP + 20 + 22 * row
        marks.append(f'<circle cx="{LEFT + 24}" cy="{y}" r="6" fill="{colour}"/>')
        marks.append(_text(LEFT + 38, y + 4, "start", name))
    return marks


def _place(fit: float, right: float) -> tuple[float, float]:
    return LEFT + PLOT * fit, TOP + PLOT * (1 - right)


def _text(x: float, y: float, anchor: str, words: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'
