//! The colours of style/tokens.css: text and marks can be read on the paper, and series can be told apart, also by people
//! who see colours otherwise.

use std::{collections::BTreeMap, fs};

type Colour = [f64; 3];
type Theme = BTreeMap<String, Colour>;

/// The colours of the light theme, of the dark one by the system, and of the dark one by choice.
fn themes() -> Vec<Theme> {
    let css = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).unwrap();
    let token = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
        let digits = value.strip_suffix(';')?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map(|part| f64::from(part) / 255.0).unwrap();
        Some((name.to_owned(), [part(0), part(2), part(4)]))
    };
    css.split("color-scheme: dark;").map(|part| part.lines().filter_map(token).collect()).collect()
}

/// From sRGB as it is written to amounts of light (IEC 61966-2-1).
fn light(colour: Colour) -> Colour {
    colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) })
}

fn sum(row: Colour, of: Colour) -> f64 {
    row.iter().zip(of).map(|(a, b)| a * b).sum()
}

/// The contrast ratio of WCAG 2.
fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour| sum([0.2126, 0.7152, 0.0722], light(colour)) + 0.05;
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// One colour over another, with so much of it.
fn over(upper: Colour, lower: Colour, opacity: f64) -> Colour {
    [0, 1, 2].map(|part| opacity * upper[part] + (1.0 - opacity) * lower[part])
}

/// What is left of amounts of light for whoever lacks one of the three kinds of cones: Machado, Oliveira and Fernandes
/// 2009, severity 1. The first is common vision.
const SIGHTS: [(&str, [Colour; 3]); 4] = [
    ("common", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// CIELAB with the white of sRGB, from amounts of light.
fn lab(light: Colour) -> Colour {
    let light = light.map(|part| part.clamp(0.0, 1.0));
    let rows = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    let white = [0.9505, 1.0, 1.089];
    let part = |at: usize| {
        let part = sum(rows[at], light) / white[at];
        if part > 216.0 / 24_389.0 { part.cbrt() } else { part * 841.0 / 108.0 + 16.0 / 116.0 }
    };
    let (x, y, z) = (part(0), part(1), part(2));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000, as Sharma, Wu and Dalal 2005 write it.
fn difference(one: Colour, other: Colour) -> f64 {
    let chroma = |lab: Colour| lab[1].hypot(lab[2]);
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * seventh((chroma(one) + chroma(other)) / 2.0);
    let stretched = |lab: Colour| [lab[0], lab[1] * stretch, lab[2]];
    let (one, other) = (stretched(one), stretched(other));
    let hue = |lab: Colour| if chroma(lab) == 0.0 { 0.0 } else { lab[2].atan2(lab[1]).to_degrees().rem_euclid(360.0) };
    let grey = chroma(one) * chroma(other) == 0.0;
    let turn = match hue(other) - hue(one) {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let both = hue(one) + hue(other);
    let middle = match (hue(one) - hue(other)).abs() > 180.0 {
        _ if grey => both,
        false => both / 2.0,
        true if both < 360.0 => both / 2.0 + 180.0,
        true => both / 2.0 - 180.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
        - 0.2 * cos(4.0 * middle - 63.0);
    let (lightness, colourful) = ((one[0] + other[0]) / 2.0, (chroma(one) + chroma(other)) / 2.0);
    let from_middle = (lightness - 50.0).powi(2);
    let l = (other[0] - one[0]) / (1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt());
    let c = (chroma(other) - chroma(one)) / (1.0 + 0.045 * colourful);
    let h =
        2.0 * (chroma(one) * chroma(other)).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * colourful * t);
    let bend = 60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp();
    (l * l + c * c + h * h - 2.0 * seventh(colourful) * bend.to_radians().sin() * c * h).sqrt()
}

#[test]
fn the_difference_of_colours_is_the_published_one() {
    // Of the test data of Sharma, Wu and Dalal 2005.
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        assert!((difference(one, other) - expected).abs() < 5e-5, "{one:?} {other:?}: {}", difference(one, other));
    }
}

#[test]
fn series_are_told_apart_by_everybody() {
    for (theme, colours) in themes().iter().enumerate() {
        for (sight, rows) in SIGHTS {
            let seen = |series: usize| {
                let light = light(colours[&format!("s{series}")]);
                lab([0, 1, 2].map(|row| sum(rows[row], light)))
            };
            for one in 1..=8 {
                for other in 1..one {
                    // Ten is what takes no second look.
                    let apart = difference(seen(one), seen(other));
                    assert!(apart >= 10.0, "theme {theme}, {sight}: s{one} and s{other} are {apart:.1} apart");
                }
            }
        }
    }
}

#[test]
fn everything_can_be_read_on_its_ground() {
    // What lies on which ground, with how much contrast at least: 4.5 for text, 3 for what is drawn.
    let series = (1..=8).map(|series| (format!("s{series}"), "paper", 4.5));
    let others = [("ink", "paper", 4.5), ("soft", "paper", 4.5), ("accent", "paper", 4.5), ("bad", "paper", 4.5)];
    let others = others.into_iter().chain([
        ("ink", "raised", 4.5),
        ("soft", "raised", 4.5),
        ("accent", "accent-soft", 4.5),
        ("ink", "mark", 4.5),
        ("edge", "paper", 3.0),
        ("volume", "paper", 3.0),
        ("bar", "paper", 3.0),
    ]);
    for (theme, colours) in themes().iter().enumerate() {
        let all = series.clone().chain(others.clone().map(|(upper, lower, least)| (upper.to_owned(), lower, least)));
        for (upper, lower, least) in all {
            let found = contrast(colours[&upper], colours[lower]);
            assert!(found >= least, "theme {theme}: {upper} on {lower} has {found:.2}");
        }
        // Numbers on the shades of a field of cells: dark on the palest five, the other way round on the last two.
        let (ink, paper, accent) = (colours["ink"], colours["paper"], colours["accent"]);
        let middle = if theme == 0 { ink } else { paper };
        let shades = [
            (0.08, ink),
            (0.17, ink),
            (0.27, ink),
            (0.38, ink),
            (0.5, ink),
            (0.66, middle),
            (0.83, paper),
            (1.0, paper),
        ];
        for (opacity, number) in shades {
            let found = contrast(number, over(accent, paper, opacity));
            assert!(found >= 4.5, "theme {theme}: a number on {opacity} has {found:.2}");
        }
    }
}
