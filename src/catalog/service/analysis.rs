//! `analyze-location`: an entity to begin with, made of nothing but a URL, as a backend without
//! plugins for code hosts makes it (catalog-backend `RepoLocationAnalyzer`).

use serde_json::json;

use crate::rest::body::{self, Schema};
use crate::rest::refusal::Refusal;
use crate::rest::{Answer, Request};

/// Answers at once: the URL is not read.
pub(super) fn analyze(request: &Request) -> Result<Answer, Refusal> {
    let properties = [("location", Schema::Location, true)];
    let body = body::read(request, &properties, true)?;
    let file = body.get("catalogFilename");
    if file.is_some_and(|name| !name.is_string()) {
        let message = "Malformed request: catalogFilename is not a text";
        return Err(Refusal::Input(message.to_owned()));
    }
    let target = body["location"]["target"].as_str().unwrap_or_default();
    let (host, path) = parts(target).ok_or_else(|| {
        let message = "The given location.target is not a URL";
        Refusal::Input(message.to_owned())
    })?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let (owner, name) = match (host, parts.as_slice()) {
        ("dev.azure.com", [_, project, "_git", name, ..]) => (Some(*project), *name),
        ("github.com" | "gitlab.com", [owner, name, ..]) => (Some(*owner), *name),
        (_, parts) => (None, parts.last().copied().unwrap_or_default()),
    };
    let name = name.strip_suffix(".git").unwrap_or(name);
    let mut metadata = json!({"name": name});
    if let Some(owner) = owner {
        let slug = format!("{owner}/{name}");
        metadata["annotations"] = json!({[host, "/project-slug"].concat(): slug});
    }
    let entity = json!({
        "apiVersion": "backstage.io/v1alpha1",
        "kind": "Component",
        "metadata": metadata,
        "spec": {"type": "other", "lifecycle": "unknown"},
    });
    Ok(json!({
        "existingEntityFiles": [],
        "generateEntities": [{"entity": entity, "fields": []}],
    })
    .into())
}

/// Host and path of a URL. Of an address of git, `git@host:path`, no host is known.
fn parts(target: &str) -> Option<(&str, &str)> {
    if let Some(rest) = target.strip_prefix("git@") {
        return rest.split_once(':').map(|(_, path)| ("", path));
    }
    let (_, rest) = target.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    (!host.is_empty()).then_some((host, path))
}
