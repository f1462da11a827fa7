//! Markers and dashes: what tells series apart where colour does not.

/// So many series are drawn: each has a marker and a dash that no other one has together.
pub const SERIES: usize = 20;
/// So many colours, markers and dashes there are.
pub const KINDS: usize = 8;

/// SVG's `stroke-dasharray` of a series; empty for a line without gaps. The ninth, with the first's marker, has the
/// second's dash, and so on.
pub fn dash(series: usize) -> &'static str {
    let kind = (series + series / KINDS) % KINDS;
    ["", "7 4", "2 3", "9 3 2 3", "12 3", "4 2 1 2", "1 5", "9 3 2 3 2 3"].get(kind).copied().unwrap_or("")
}

/// The outline of a series' marker as SVG path data, `radius` pixels wide to each side of where the path has come to:
/// the same for all points of a series.
pub fn marker(series: usize, radius: f64) -> String {
    let polygon = |corners: &[(f64, f64)]| {
        let mut path = String::new();
        let mut last = (0.0, 0.0);
        for &(x, y) in corners {
            let command = if path.is_empty() { 'm' } else { 'l' };
            path += &format!("{command}{:.2},{:.2}", (x - last.0) * radius, (y - last.1) * radius);
            last = (x, y);
        }
        path.push('z');
        path
    };
    match series % KINDS {
        0 => {
            let across = 2.0 * radius;
            format!(
                "m{radius:.2},0a{radius:.2},{radius:.2} 0 1 1 -{across:.2},0a{radius:.2},{radius:.2} 0 1 1 {across:.2},0z"
            )
        }
        1 => polygon(&[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]),
        2 => polygon(&[(0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)]),
        3 => polygon(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        4 => polygon(&[(0.0, 1.15), (1.1, -0.8), (-1.1, -0.8)]),
        5 => polygon(&cross(0.38)),
        6 => polygon(&cross(0.38).map(|(x, y)| ((x - y) * 0.8, (x + y) * 0.8))),
        _ => polygon(&[(1.15, 0.0), (0.58, 1.0), (-0.58, 1.0), (-1.15, 0.0), (-0.58, -1.0), (0.58, -1.0)]),
    }
}

/// An upright cross whose arms are `arm` to each side of their middle.
fn cross(arm: f64) -> [(f64, f64); 12] {
    let end = 1.1;
    [
        (-arm, -end),
        (arm, -end),
        (arm, -arm),
        (end, -arm),
        (end, arm),
        (arm, arm),
        (arm, end),
        (-arm, end),
        (-arm, arm),
        (-end, arm),
        (-end, -arm),
        (-arm, -arm),
    ]
}
