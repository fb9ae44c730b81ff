//! A whole catalog in one file, entities and index together: what `pack` writes and a CDN serves.
//!
//! A line of ASCII comes first: the name of the format and its version, then the place where the
//! index begins and the length of the file, in decimal. The JSON of all entities follows, one after
//! the other, and then the index, in little-endian numbers of 32 bits. Reading it is copying it:
//! nothing is parsed, sorted or counted again. A file that was cut short or is not what it says is
//! refused; a file that lies gives wrong answers, but does no other harm.

use crate::engine::Catalog;

/// What every snapshot begins with.
const NAME: &str = "callboard-catalog 3 ";

/// Length of the first line: the name, two numbers of ten digits, a space and a line break.
const HEADER: usize = NAME.len() + 10 + 1 + 10 + 1;

/// Whether bytes are a snapshot, going by how they begin.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(NAME.as_bytes())
}

/// The catalog as a snapshot, or a sentence why it cannot be one.
pub fn write(catalog: &Catalog) -> Result<Vec<u8>, String> {
    let mut bytes = vec![b' '; HEADER];
    let index_at = catalog.pack(&mut bytes);
    if u32::try_from(bytes.len()).is_err() {
        return Err("a snapshot cannot have more than 4 GB".to_owned());
    }
    let header = format!("{NAME}{index_at:010} {:010}\n", bytes.len());
    bytes[..HEADER].copy_from_slice(header.as_bytes());
    Ok(bytes)
}

/// The catalog of a snapshot, or a sentence why there is none.
pub fn read(bytes: Vec<u8>) -> Result<Catalog, String> {
    let header = bytes
        .get(..HEADER)
        .and_then(|header| std::str::from_utf8(header).ok());
    let numbers = header
        .and_then(|header| header.strip_prefix(NAME))
        .and_then(|rest| rest.trim_end().split_once(' '));
    let place = |text: &str| text.parse::<usize>().ok();
    let numbers = numbers.and_then(|(index_at, length)| Some((place(index_at)?, place(length)?)));
    let Some((index_at, length)) = numbers else {
        return Err("it is a snapshot of another version: pack it again".to_owned());
    };
    let found = bytes.len();
    if found != length {
        return Err(format!(
            "the snapshot was cut short: {found} of {length} bytes are there"
        ));
    }
    Catalog::unpack(bytes, HEADER, index_at)
        .ok_or_else(|| "the snapshot is damaged: pack it again".to_owned())
}
