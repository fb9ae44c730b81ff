//! What is reached, and what is refused.

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
        "/api/proxy/acme-builds/.. ",
        "/api/proxy/acme-builds/.. #x",
        "/api/proxy/acme-builds/a b",
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

#[test]
fn nobody_reaches_what_gives_out_tokens() {
    let whole = Reach {
        endpoints: vec!["/api".to_owned()],
        origins: Vec::new(),
    };
    assert!(whole.permit("/api/catalog/entities").is_ok());
    assert!(whole.permit("/api/authors").is_ok());
    for path in [
        "/api/auth",
        "/api/auth/guest/refresh",
        "/api/AUTH/github/refresh?env=a",
    ] {
        assert!(whole.permit(path).is_err(), "{path}");
    }
    assert!(!is_endpoint("/api/auth/guest"));
}
