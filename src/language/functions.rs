//! Writes what the program calls: a function for every message of English.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Message;

/// Between the texts of a section. It is read by `src/language/mod.rs`.
const TEXT_ENDS: &str = "\u{6}";

/// The functions of `words` and the list of languages: codes, names, paths of their texts.
pub fn functions(english: &[Message], known: &[(String, String, String)]) -> String {
    let mut text = String::new();
    let languages = known.iter().map(|(code, name, path)| {
        format!("Language {{ code: {code:?}, name: {name:?}, path: {path:?} }}")
    });
    let languages: Vec<String> = languages.collect();
    let count = languages.len();
    let _ = writeln!(
        text,
        "/// English first.\npub const LANGUAGES: [Language; {count}] = [{}];",
        languages.join(", ")
    );
    let files: BTreeSet<&str> = english
        .iter()
        .map(|message| message.file.as_str())
        .collect();
    let _ = writeln!(
        text,
        "/// What the portal says, by the files of `src/language/en`."
    );
    let _ = writeln!(text, "pub(crate) mod words {{");
    // What languages are called is in the list of them; `start.ftl` speaks before the program does.
    let spoken = |file: &&str| !["language", "start"].contains(file);
    for file in files.into_iter().filter(spoken) {
        let _ = writeln!(text, "/// What `{file}.ftl` says.\npub mod {file} {{");
        let mut first = 0;
        for section in
            english.chunk_by(|one, next| (&one.file, one.section) == (&next.file, next.section))
        {
            if section[0].file == file {
                text.push_str(&texts(first, section));
                let functions = section.iter().enumerate();
                text.extend(functions.map(|(place, message)| function(place, message)));
            }
            first += section.len();
        }
        text.push_str("}\n");
    }
    text.push_str("}\n");
    text
}

/// The texts of a section, which are in the part of the program that says any of them: `first` is the place
/// of the first among all.
fn texts(first: usize, section: &[Message]) -> String {
    let place = match first {
        0 => "place".to_owned(),
        first => format!("{first} + place"),
    };
    let texts: Vec<&str> = section.iter().map(|said| said.written.as_str()).collect();
    format!(
        "#[inline(never)]\nfn section_{}(place: usize) -> &'static str {{ crate::language::text({place}, place, \"{}\") }}\n",
        section[0].section,
        texts.join(TEXT_ENDS).escape_default(),
    )
}

fn function(place: usize, message: &Message) -> String {
    let section = message.section;
    let name = message.id[message.file.len() + 1..].replace('-', "_");
    let doc = format!("/// `{}`", message.id);
    if message.arguments.is_empty() {
        return format!(
            "{doc}\npub fn {name}() -> &'static str {{ section_{section}({place}) }}\n"
        );
    }
    let arguments = &message.arguments;
    let parameters = arguments.iter().map(|argument| match argument.is_number {
        true => format!("{}: usize", argument.name),
        false => format!("{}: &str", argument.name),
    });
    let values = arguments.iter().map(|argument| match argument.is_number {
        true => format!("&{}.to_string()", argument.name),
        false => argument.name.clone(),
    });
    let (parameters, values): (Vec<_>, Vec<_>) = (parameters.collect(), values.collect());
    format!(
        "{doc}\npub fn {name}({}) -> String {{ crate::language::filled(section_{section}({place}), &[{}]) }}\n",
        parameters.join(", "),
        values.join(", ")
    )
}
