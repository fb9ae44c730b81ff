//! `!!timestamp`: a day, or a day and a time, told as JavaScript writes a date in JSON.

const EXPECTED: &str = "YAMLParseError: !!timestamp expects a date, starting with yyyy-mm-dd";

/// The same instant as `2020-01-01T00:00:00.000Z`.
pub(super) fn read(text: &str) -> Result<String, &'static str> {
    milliseconds(text).map(iso).ok_or(EXPECTED)
}

/// Milliseconds since 1970 began.
fn milliseconds(text: &str) -> Option<i64> {
    let (day, rest) = match text.find(['T', 't', ' ', '\t']) {
        Some(end) => (&text[..end], Some(text[end + 1..].trim_start())),
        None => (text, None),
    };
    let [year, month, day]: [&str; 3] = parts(day, '-')?;
    let days = days(
        number(year, 4..=4)?,
        number(month, 1..=2)?,
        number(day, 1..=2)?,
    );
    let of_day = match rest {
        Some(time) => time_of_day(time)?,
        None => 0,
    };
    Some(days * 86_400_000 + of_day)
}

fn time_of_day(text: &str) -> Option<i64> {
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        Some(at) => (text[..at].trim_end(), &text[at..]),
        None => (text, "Z"),
    };
    let [hours, minutes, seconds]: [&str; 3] = parts(clock, ':')?;
    let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let thousandths: String = fraction.chars().chain("00".chars()).take(3).collect();
    let minutes = number(hours, 1..=2)? * 60 + number(minutes, 1..=2)? - offset(zone)?;
    let seconds = minutes * 60 + number(seconds, 1..=2)?;
    Some(seconds * 1000 + thousandths.parse::<i64>().ok()?)
}

/// Minutes by which a zone is ahead.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (sign, zone) = match zone.strip_prefix('-') {
        Some(zone) => (-1, zone),
        None => (1, zone.strip_prefix('+')?),
    };
    let (hours, minutes) = zone.split_once(':').unwrap_or((zone, "00"));
    Some(sign * (number(hours, 1..=2)? * 60 + number(minutes, 2..=2)?))
}

fn parts(text: &str, separator: char) -> Option<[&str; 3]> {
    let parts: Vec<&str> = text.split(separator).collect();
    parts.try_into().ok()
}

fn number(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<i64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && lengths.contains(&text.len())).then(|| text.parse().ok())?
}

/// Days since 1970 began, in the calendar of today; months run over into the next year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let months = year * 12 + month - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let of_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
        - 719_468
}

fn iso(milliseconds: i64) -> String {
    let days = milliseconds.div_euclid(86_400_000) + 719_468;
    let of_day = milliseconds.rem_euclid(86_400_000);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let (seconds, thousandths) = (of_day / 1000, of_day % 1000);
    let (minutes, hours) = (seconds / 60 % 60, seconds / 3600);
    format!(
        "{:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{:02}.{thousandths:03}Z",
        era * 400 + year + next,
        seconds % 60
    )
}
