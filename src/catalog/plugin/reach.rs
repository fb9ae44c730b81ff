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
            if !is_plain(path) || address.bytes().any(|byte| byte.is_ascii_control()) {
                return Err(refused("is not a plain path"));
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
mod tests {
    use super::*;

    fn reach() -> Reach {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Reach {
            endpoints: texts(&["/api/proxy/acme-builds", "/api/catalog/entities/by-query"]),
            origins: texts(&["https://ci.acme.com", "http://127.0.0.1:9000"]),
        }
    }

    #[test]
    fn declared_endpoints_and_what_is_below_them_are_reached_as_they_are_written() {
        for path in [
            "/api/proxy/acme-builds",
            "/api/proxy/acme-builds/",
            "/api/proxy/acme-builds/42/log?from=1&path=../x",
            "/api/proxy/acme-builds/a%20b/%C3%A9",
            "/api/catalog/entities/by-query?filter=kind=a",
        ] {
            let written = path.to_owned() + "#part";
            assert_eq!(
                reach().permit(&written),
                Ok(Destination::Backend(path)),
                "{path}"
            );
        }
    }

    #[test]
    fn whatever_could_be_read_in_two_ways_is_refused() {
        for path in [
            "/",
            "/api/proxy",
            "/api/proxy/acme-builds2",
            "/API/proxy/acme-builds",
            "/api/proxy/acme-builds/../other",
            "/api/proxy/acme-builds/..",
            "/api/proxy/acme-builds/./x",
            "/api/proxy/acme-builds/..;/other",
            "/api/proxy/acme-builds/.;x/y",
            "/api/proxy/acme-builds/%2e%2e/other",
            "/api/proxy/acme-builds/%2E%2E/other",
            "/api/proxy/acme-builds/.%2e/other",
            "/api/proxy/acme-builds/%252e%252e/other",
            "/api/proxy/acme-builds%2f..%2fother",
            "/api/proxy/acme-builds/%5c..%5cother",
            "/api/proxy/acme-builds/\\..\\other",
            "/api/proxy/acme-builds//other",
            "//api/proxy/acme-builds",
            "/api/proxy/acme-builds/%00",
            "/api/proxy/acme-builds/%3F/other",
            "/api/proxy/acme-builds/%zz",
            "/api/proxy/acme-builds/%",
            "/api/proxy/acme-builds/a\nb",
            "/api/proxy/acme-builds/\t../other",
            "api/proxy/acme-builds",
            "",
            " /api/proxy/acme-builds",
        ] {
            assert!(reach().permit(path).is_err(), "{path}");
        }
    }

    #[test]
    fn only_declared_origins_are_reached() {
        for url in [
            "https://ci.acme.com",
            "https://ci.acme.com/a/../b",
            "https://ci.acme.com?x",
            "http://127.0.0.1:9000/x",
        ] {
            assert_eq!(
                reach().permit(url),
                Ok(Destination::Elsewhere(url)),
                "{url}"
            );
        }
        for url in [
            "http://ci.acme.com/",
            "https://ci.acme.com.evil.com/",
            "https://ci.acme.com@evil.com/",
            "https://ci.acme.com:444/",
            "https://ci.acme.com\\@evil.com/",
            "https://evil.com/https://ci.acme.com/",
            "https:ci.acme.com/",
            "HTTPS://CI.ACME.COM/",
            "//ci.acme.com/",
            "http://127.0.0.1:90001/",
            "javascript:alert(1)",
            "data:text/plain,x",
            "file:///etc/passwd",
        ] {
            assert!(reach().permit(url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_refusal_says_what_is_allowed() {
        let refused = reach()
            .permit("/api/other")
            .expect_err("undeclared")
            .to_string();
        assert_eq!(
            refused,
            "/api/other is not a declared endpoint. This plugin may ask for /api/proxy/acme-builds, /api/catalog/entities/by-query, https://ci.acme.com, http://127.0.0.1:9000."
        );
        let nothing = Reach::default()
            .permit("/api")
            .expect_err("nothing")
            .to_string();
        assert!(nothing.ends_with("This plugin declares no endpoints and no origins."));
    }

    #[test]
    fn a_grant_never_reaches_further_than_what_is_asked_for() {
        let grant = |endpoints: &[&str], origins: &[&str]| Reach {
            endpoints: endpoints.iter().map(|text| (*text).to_owned()).collect(),
            origins: origins.iter().map(|text| (*text).to_owned()).collect(),
        };
        let narrowed = reach().within(&grant(
            &["/api/proxy", "/api/proxy/acme-builds/public", "/api/other"],
            &["https://ci.acme.com", "https://evil.com"],
        ));
        let endpoints = ["/api/proxy/acme-builds", "/api/proxy/acme-builds/public"];
        assert_eq!(narrowed, grant(&endpoints, &["https://ci.acme.com"]));
        assert_eq!(reach().within(&grant(&[], &[])), Reach::default());
    }

    #[test]
    fn endpoints_and_origins_have_one_form() {
        for good in ["/api", "/api/proxy/acme-builds", "/a.b/c_d~e"] {
            assert!(is_endpoint(good), "{good}");
        }
        for wrong in [
            "/",
            "api",
            "/api/",
            "/a//b",
            "/a/../b",
            "/a/.",
            "/a%20b",
            "/a?b",
            "/a#b",
            "/a b",
            "//a",
            "/a\\b",
            "/a;b",
            "https://a.com/api",
        ] {
            assert!(!is_endpoint(wrong), "{wrong}");
        }
        for good in [
            "https://a.com",
            "http://localhost:3000",
            "http://[::1]:8080",
            "https://x-y.z",
        ] {
            assert!(is_origin(good), "{good}");
        }
        for wrong in [
            "https://a.com/",
            "https://a.com/x",
            "https://A.com",
            "https://a..com",
            "https://",
            "ftp://a.com",
            "https://a.com:",
            "https://a.com:0",
            "https://a.com:070",
            "https://u@a.com",
            "https://*.a.com",
            "https://a.com?x",
            "null",
            "http://[x]",
        ] {
            assert!(!is_origin(wrong), "{wrong}");
        }
    }
}
