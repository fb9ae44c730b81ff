//! What is wrong with a catalog, in the formats that people and pipelines read.

use std::io::{self, Write};

use catalog::engine::Catalog;
use catalog::ingest::{Problem, ProblemKind};
use clap::ValueEnum;
use serde::Serialize;

use crate::lines::Lines;
use crate::place::WorkingDirectory;
use crate::reader::Reader;

/// What a relation to an entity that does not exist is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dangling {
    /// A problem: the exit status is 1
    Error,
    /// A warning
    Warn,
    /// Nothing to mention
    Ignore,
}

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One `file:line: message` a line
    Text,
    /// An array of {file, line, entity, severity, message}
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a pull request; to be run where
    /// the repository begins
    Github,
}

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    Error,
    Warning,
}

/// One thing that is wrong.
#[derive(PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Finding {
    /// Path from the working directory, or a URL.
    file: String,
    /// From 1.
    line: Option<u32>,
    /// Canonical reference.
    entity: Option<String>,
    severity: Severity,
    message: String,
}

/// Everything that is wrong, by file and line, each once.
pub(crate) struct Report {
    findings: Vec<Finding>,
    /// Relations that nobody can judge, for where they lead may be in a file that was left out.
    pub(crate) unjudged: usize,
}

impl Report {
    /// Without a policy, relations that lead nowhere are warnings, or nothing if a Location leads
    /// to entities that were left out.
    pub(crate) fn new(
        catalog: &Catalog,
        reader: &Reader,
        policy: Option<Dangling>,
        here: &WorkingDirectory,
    ) -> Self {
        // What stands for a left-out file is no entity, and a file of entities was asked for.
        let (left_out, problems): (Vec<&Problem>, Vec<&Problem>) = catalog
            .problems()
            .iter()
            .partition(|problem| reader.unread().contains(&problem.file));
        let addresses = reader.addresses();
        let mut lines = Lines::new(reader);
        let mut report = Self {
            findings: Vec::new(),
            unjudged: 0,
        };
        for problem in problems {
            let severity = match policy {
                _ if problem.kind != ProblemKind::Dangling => Severity::Error,
                Some(Dangling::Error) => Severity::Error,
                Some(Dangling::Ignore) => continue,
                None if !left_out.is_empty() => {
                    report.unjudged += 1;
                    continue;
                }
                Some(Dangling::Warn) | None => Severity::Warning,
            };
            report.findings.push(Finding {
                file: here.name(&problem.file, addresses),
                line: lines.of(problem),
                entity: problem.entity.clone(),
                severity,
                message: here.sentence(&problem.message, addresses),
            });
        }
        report.findings.sort();
        report.findings.dedup();
        report
    }

    /// How many findings are of a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let of_it = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(of_it).count()
    }

    /// Prints every finding.
    pub(crate) fn print(&self, format: Format, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Text => self
                .findings
                .iter()
                .try_for_each(|finding| writeln!(out, "{}", finding.text())),
            Format::Github => self
                .findings
                .iter()
                .try_for_each(|finding| writeln!(out, "{}", finding.github())),
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &self.findings)?;
                writeln!(out)
            }
        }
    }
}

impl Finding {
    fn text(&self) -> String {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        let severity = match self.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        let message = self.message.lines().collect::<Vec<_>>().join(" ");
        format!("{}{line}: {severity}{message}", self.file)
    }

    fn github(&self) -> String {
        let command = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let line = self.line.map(|line| format!(",line={line}"));
        format!(
            "::{command} file={}{}::{}",
            escape_property(&self.file),
            line.unwrap_or_default(),
            escape_data(&self.message)
        )
    }
}

/// Escapes the message of a workflow command.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a workflow command, where commas and colons part.
fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding() -> Finding {
        Finding {
            file: "a,b:c%.yaml".to_owned(),
            line: Some(3),
            entity: None,
            severity: Severity::Error,
            message: "100%,\r\nor: less".to_owned(),
        }
    }

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(
            finding().github(),
            "::error file=a%2Cb%3Ac%25.yaml,line=3::100%25,%0D%0Aor: less"
        );
        let without_line = Finding {
            line: None,
            severity: Severity::Warning,
            ..finding()
        };
        assert!(
            without_line
                .github()
                .starts_with("::warning file=a%2Cb%3Ac%25.yaml::")
        );
    }

    #[test]
    fn a_text_keeps_to_one_line() {
        assert_eq!(finding().text(), "a,b:c%.yaml:3: 100%, or: less");
    }
}
