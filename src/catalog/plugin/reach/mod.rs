//! What a plugin's requests can get to, decided from the text of the address alone. Whatever could
//! be read in two ways, by a browser, a proxy or a server, is refused rather than repaired.

use std::fmt;

/// The paths of the backend and the origins that a plugin may ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Absolute paths below the backend's base: `/api/proxy/acme-builds` and all under it.
    pub endpoints: Vec<String>,
    /// Origins, `https://ci.acme.com`, asked without the reader's token or cookies.
    pub origins: Vec<String>,
}

/// Where a permitted request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination<'a> {
    /// To this path of the backend, with its query, signed in.
    Backend(&'a str),
    /// To this URL, as nobody.
    Elsewhere(&'a str),
}

/// A request that may not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    target: String,
    reason: &'static str,
    allowed: Reach,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Reach { endpoints, origins } = &self.allowed;
        let allowed: Vec<&str> = endpoints
            .iter()
            .chain(origins)
            .map(String::as_str)
            .collect();
        write!(f, "{} {}. ", self.target, self.reason)?;
        if allowed.is_empty() {
            f.write_str("This plugin declares no endpoints and no origins.")
        } else {
            write!(f, "This plugin may ask for {}.", allowed.join(", "))
        }
    }
}

/// What an endpoint has to be.
pub const ENDPOINT: &str =
    "an absolute path such as \"/api/proxy/acme-builds\", without .., %, ?, # and //";

/// What an origin has to be.
pub const ORIGIN: &str =
    "an origin such as \"https://ci.acme.com\", in lower case and without a path";

impl Reach {
    /// What both allow: a grant never reaches further than what was asked for.
    pub fn within(&self, grant: &Self) -> Self {
        let pairs = self.endpoints.iter().flat_map(|own| {
            grant.endpoints.iter().filter_map(move |granted| {
                let narrower = if is_below(granted, own) { granted } else { own };
                (is_below(granted, own) || is_below(own, granted)).then_some(narrower)
            })
        });
        let mut endpoints: Vec<String> = Vec::new();
        for endpoint in pairs {
            if !endpoints.contains(endpoint) {
                endpoints.push(endpoint.clone());
            }
        }
        let is_granted = |origin: &&String| grant.origins.contains(origin);
        Self {
            endpoints,
            origins: self.origins.iter().filter(is_granted).cloned().collect(),
        }
    }

    /// Where an address leads, if the plugin may go there: a path below the backend, or the URL of
    /// another server.
    pub fn permit<'a>(&self, target: &'a str) -> Result<Destination<'a>, Refused> {
        let refused = |reason| Refused {
            target: target.to_owned(),
            reason,
            allowed: self.clone(),
        };
        let (address, _) = target.split_once('#').unwrap_or((target, ""));
        if address.starts_with('/') {
            let (path, _) = address.split_once('?').unwrap_or((address, ""));
            if !is_plain(path) || address.bytes().any(|byte| byte <= b' ') {
                return Err(refused("is not a plain path"));
            }
            if is_sign_in(path) {
                return Err(refused("is where tokens are given out"));
            }
            let declared = self
                .endpoints
                .iter()
                .any(|endpoint| is_below(path, endpoint));
            return declared
                .then_some(Destination::Backend(address))
                .ok_or_else(|| refused("is not a declared endpoint"));
        }
        let declared = self.origins.iter().any(|origin| {
            address
                .strip_prefix(origin.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        });
        declared
            .then_some(Destination::Elsewhere(address))
            .ok_or_else(|| refused("is not of a declared origin"))
    }
}

/// Whether a path leads to what signs people in, which answers with tokens: no plugin is to have one.
/// Servers' routers ignore case.
fn is_sign_in(path: &str) -> bool {
    is_below(&path.to_ascii_lowercase(), "/api/auth")
}

/// Whether a path is an endpoint or lies below it.
fn is_below(path: &str, endpoint: &str) -> bool {
    path.strip_prefix(endpoint)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether every reader takes a path for the same: no empty segment but the last, no dots, nothing
/// that is a slash, a dot or the end of the text once decoded, however often.
fn is_plain(path: &str) -> bool {
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        if (segment.is_empty() && !is_last) || segment == "." || segment == ".." {
            return false;
        }
        // Some servers cut parameters off a segment, and are left with its dots.
        if segment
            .split(';')
            .next()
            .is_some_and(|name| name == "." || name == "..")
        {
            return false;
        }
    }
    !path.contains('\\') && !hides_something(path)
}

/// Whether a path has an encoded character that means something to paths: control characters,
/// `.`, `/`, `;`, `?`, `#` and `\`, or `%`, under which any could hide for who decodes twice.
fn hides_something(path: &str) -> bool {
    path.split('%').skip(1).any(|rest| {
        let code = rest
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        code.is_none_or(|byte| {
            byte.is_ascii_control()
                || matches!(byte, b'.' | b'/' | b';' | b'?' | b'#' | b'\\' | b'%')
        })
    })
}

/// Whether a text can be an endpoint.
pub fn is_endpoint(text: &str) -> bool {
    let is_ordinary =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'%' | b'?' | b'#' | b'\\' | b';');
    text.len() > 1
        && text.starts_with('/')
        && !text.ends_with('/')
        && text.bytes().all(is_ordinary)
        && is_plain(text)
        && !is_sign_in(text)
}

/// Whether a text can be an origin, as browsers write them.
pub fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        let (name, port) = match host.rsplit_once(':') {
            // The colons of an address in brackets are its own.
            Some((name, port)) if !port.contains(']') => (name, Some(port)),
            _ => (host, None),
        };
        let is_number = |port: &str| {
            port.parse::<u16>()
                .is_ok_and(|number| number > 0 && number.to_string() == port)
        };
        is_host(name) && port.is_none_or(is_number)
    })
}

fn is_host(name: &str) -> bool {
    if let Some(address) = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b':');
        return address.contains(':') && address.bytes().all(is_digit);
    }
    let is_label = |label: &str| {
        let is_letter =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !label.is_empty() && label.bytes().all(is_letter)
    };
    name.split('.').all(is_label)
}

#[cfg(test)]
mod tests;
