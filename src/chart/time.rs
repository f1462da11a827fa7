//! Bins over time as stretches of days.

/// A unit of time, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Day,
    Month,
    Quarter,
    Year,
}

/// What a label on a time axis says; the page puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    Year(i32),
    /// 1 to 4.
    Quarter(u8),
    /// 1 to 12.
    Month(u8),
    /// 1 to 31.
    Day(u8),
    /// Year and month.
    MonthOf(i32, u8),
}

/// One bin: `2020`, `2020-Q3`, `2020-07` or `2020-07-30`. Month and day are those that it begins on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub unit: Unit,
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Period {
    /// The bin with this key; `None` for what is no date.
    pub fn parse(key: &str) -> Option<Period> {
        let mut parts = key.split('-');
        let year = digits(parts.next()?, 4)?;
        let (month, day) = (parts.next(), parts.next());
        let start = |unit, month, day| Period { unit, year: i32::from(year), month, day };
        let period = match (month, day) {
            (None, _) => start(Unit::Year, 1, 1),
            (Some(quarter), None) if quarter.starts_with('Q') => {
                let quarter = digits(quarter.strip_prefix('Q')?, 1).filter(|quarter| (1..=4).contains(quarter))?;
                start(Unit::Quarter, u8::try_from(quarter * 3 - 2).ok()?, 1)
            }
            (Some(month), None) => start(Unit::Month, u8::try_from(digits(month, 2)?).ok()?, 1),
            (Some(month), Some(day)) => {
                start(Unit::Day, u8::try_from(digits(month, 2)?).ok()?, u8::try_from(digits(day, 2)?).ok()?)
            }
        };
        let valid = parts.next().is_none()
            && (1..=12).contains(&period.month)
            && (1..=days_in(period.year, period.month)).contains(&period.day);
        valid.then_some(period)
    }

    /// The first day, counted from 1 January 1970.
    pub fn start(&self) -> i64 {
        day_number(self.year, self.month, self.day)
    }

    /// The day after the last.
    pub fn end(&self) -> i64 {
        self.start()
            + match self.unit {
                Unit::Day => 1,
                Unit::Month => i64::from(days_in(self.year, self.month)),
                Unit::Quarter => (self.month..self.month + 3).map(|month| i64::from(days_in(self.year, month))).sum(),
                Unit::Year => 365 + i64::from(is_leap(self.year)),
            }
    }

    /// The period as the query language writes it after `date:`.
    pub fn condition(&self) -> String {
        let Period { unit, year, month, day } = self;
        match unit {
            Unit::Day => format!("{year:04}-{month:02}-{day:02}"),
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Quarter => format!("{year:04}-{month:02}..{year:04}-{:02}", month + 2),
            Unit::Year => format!("{year:04}"),
        }
    }
}

fn digits(text: &str, length: usize) -> Option<u16> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn is_leap(year: i32) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1 January 1970 to a date, by counting the days of the years and months before it.
fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let before = i64::from(year) - 1;
    let leaps = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    let months: i64 = (1..month).map(|month| i64::from(days_in(year, month))).sum();
    before * 365 + leaps + months + i64::from(day) - 719_163
}
