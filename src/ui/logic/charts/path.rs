//! Path data, the `d` of an SVG `<path>`. All marks of one kind are one path: there may be thousands of them, and each
//! element takes its time.

use std::fmt::Write;

use crate::chart::Rect;

/// A length in pixels. A tenth of one is finer than any screen.
pub fn px(length: f64) -> String {
    format!("{length:.1}")
}

/// A line through points.
pub fn polyline(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in points {
        let command = if path.is_empty() { 'M' } else { 'L' };
        // Writing to a string does not fail.
        let _ = write!(path, "{command}{x:.1},{y:.1}");
    }
    path
}

/// A line from one point to another.
pub fn segment(from: (f64, f64), to: (f64, f64)) -> String {
    polyline([from, to])
}

/// A closed line through points.
pub fn polygon(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    polyline(points) + "z"
}

/// Rectangles, but for those without an area.
pub fn rectangles<'a>(areas: impl IntoIterator<Item = &'a Rect>) -> String {
    let mut path = String::new();
    for area in areas.into_iter().filter(|area| area.width() > 0.0 && area.height() > 0.0) {
        let Rect { left, top, right, bottom } = area;
        let _ = write!(path, "M{left:.1},{top:.1}H{right:.1}V{bottom:.1}H{left:.1}z");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_to_a_tenth_of_a_pixel() {
        assert_eq!(segment((0.0, 1.26), (20.0, 3.0)), "M0.0,1.3L20.0,3.0");
        assert_eq!(polygon([(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)]), "M0.0,0.0L5.0,0.0L5.0,5.0z");
        let areas = [
            Rect { left: 1.0, top: 2.0, right: 3.0, bottom: 4.0 },
            Rect { left: 1.0, top: 2.0, right: 1.0, bottom: 4.0 },
        ];
        assert_eq!(rectangles(&areas), "M1.0,2.0H3.0V4.0H1.0z");
    }
}
