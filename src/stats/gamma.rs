//! The gamma function and the gamma distribution, which intervals and probabilities are computed with.

/// The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, given ln Γ(a): by P's series below a + 1,
/// else by Q's continued fraction (Abramowitz & Stegun 6.5.29 and 6.5.31, the latter by Lentz's method). Of the two, the
/// one that is small is worked out by itself and so keeps all its digits.
pub fn gamma_tails(a: f64, x: f64, log_gamma: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let front = (a * x.ln() - x - log_gamma).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term.abs() > sum.abs() * 1e-17 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return (front * sum, 1.0 - front * sum);
    }
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    let mut n = 0.0;
    loop {
        n += 1.0;
        let term = -n * (n - a);
        b += 2.0;
        d = term * d + b;
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = b + term / c;
        if c.abs() < TINY {
            c = TINY;
        }
        let step = d * c;
        fraction *= step;
        if (step - 1.0).abs() < 1e-16 || n > 1e5 {
            return (1.0 - front * fraction, front * fraction);
        }
    }
}

/// ln Γ(x) for x ≥ ½, by Stirling's series after shifting x above 15 (Abramowitz & Stegun 6.1.41).
pub fn ln_gamma(x: f64) -> f64 {
    let mut shift = 0.0;
    let mut y = x;
    while y < 15.0 {
        shift += y.ln();
        y += 1.0;
    }
    let (inverse, square) = (1.0 / y, 1.0 / (y * y));
    let series = inverse
        * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0))));
    (y - 0.5) * y.ln() - y + 0.5 * (2.0 * std::f64::consts::PI).ln() + series - shift
}
