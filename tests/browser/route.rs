//! Every URL both ways: the stock front end's addresses open, and what we write reads back.

use callboard::route::{Reading, Route, SettingsTab, TabPath};
use catalog::entity_ref::EntityRef;
use catalog::graph::{Curve, Direction, Mode, Question, RollUp};
use catalog::listing::{Facet, Grouping, Layout, Listing, Match, Matches, Order, Whose};
use wasm_bindgen_test::wasm_bindgen_test;

fn read(url: &str) -> Reading {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    Route::read(path, query)
}

/// The listing of a URL that makes sense throughout.
fn listing(url: &str) -> Listing {
    let reading = read(url);
    assert!(reading.notices.is_empty(), "{url}: {:?}", reading.notices);
    match reading.route {
        Route::Catalog(listing) => listing,
        other => panic!("{url} is {other:?}"),
    }
}

/// What a URL is read as in spite of what makes no sense in it, and what is said about that.
fn passed_over(url: &str) -> (Listing, Vec<String>) {
    let reading = read(url);
    match reading.route {
        Route::Catalog(listing) => (listing, reading.notices),
        other => panic!("{url} is {other:?}"),
    }
}

fn entity(url: &str) -> (EntityRef, TabPath) {
    match read(url).route {
        Route::Entity(reference, tab) => (reference, tab),
        other => panic!("{url} is {other:?}"),
    }
}

fn tab(tab: &str, rest: &str) -> TabPath {
    TabPath {
        tab: tab.to_owned(),
        rest: rest.to_owned(),
    }
}

fn comes_back(route: &Route) {
    let reading = read(&route.href());
    assert_eq!(reading.route, *route, "by {}", route.href());
    assert!(reading.notices.is_empty(), "{:?}", reading.notices);
}

#[wasm_bindgen_test]
fn a_catalog_url_of_the_stock_front_end_opens() {
    // As the stock front end writes it: `qs` with repeated keys and escaped brackets.
    let listing = listing(
        "/catalog?filters%5Bkind%5D=component&filters%5Btype%5D=service&filters%5Buser%5D=all\
         &filters%5Bowners%5D=group%3Adefault%2Fa&filters%5Bowners%5D=user%3Aguests%2Fb\
         &filters%5Blifecycles%5D=production&filters%5Btags%5D=java&filters%5Btags%5D=rest\
         &filters%5Bnamespace%5D=default&filters%5Btext%5D=pay+ments&limit=50&cursor=eyJ9",
    );
    let expected = Listing {
        types: vec!["service".into()],
        owners: vec!["group:default/a".into(), "user:guests/b".into()],
        lifecycles: vec!["production".into()],
        tags: vec!["java".into(), "rest".into()],
        namespaces: vec!["default".into()],
        text: "pay ments".into(),
        limit: 50,
        cursor: Some("eyJ9".into()),
        ..Listing::default()
    };
    assert_eq!(listing, expected);
}

#[wasm_bindgen_test]
fn a_key_may_come_once_several_times_or_with_brackets() {
    let both = ["group:default/a".to_owned(), "group:default/b".to_owned()];
    for query in [
        "filters[owners]=group:default/a&filters[owners]=group:default/b",
        "filters[owners][]=group:default/a&filters[owners][]=group:default/b",
        "filters%5Bowners%5D%5B%5D=group%3Adefault%2Fa&filters[owners]=group:default/b",
        // Short, in any case, and twice.
        "filters[owners]=a&filters[owners]=Group:B&filters[owners]=group:default/a",
    ] {
        let url = ["/catalog?", query].concat();
        assert_eq!(listing(&url).owners, both, "{url}");
    }
}

#[wasm_bindgen_test]
fn what_is_not_said_is_the_default() {
    for url in [
        "/",
        "/catalog",
        "/catalog/",
        "/catalog?",
        "/catalog?filters[kind]=Component&filters[type]=all&filters[owners]=&cursor=&utm_source=mail",
    ] {
        assert_eq!(listing(url), Listing::default(), "{url}");
    }
    assert_eq!(Route::Catalog(Listing::default()).href(), "/catalog");
    assert_eq!(listing("/catalog?filters[kind]=all").kind, None);
    assert_eq!(
        listing("/catalog?filters[kind]=API").kind.as_deref(),
        Some("api")
    );
}

#[wasm_bindgen_test]
fn a_listing_comes_back_from_its_url() {
    let full = Listing {
        kind: Some("api".into()),
        types: vec!["open api".into(), "größe+1".into()],
        owners: vec!["group:default/a&b".into()],
        systems: vec!["system:touring/load-out".into()],
        lifecycles: vec!["100%".into()],
        tags: vec!["c#".into()],
        namespaces: vec!["a=b".into()],
        whose: Whose::Starred(Vec::new()),
        orphans: true,
        text: "a + b [c] & d".into(),
        order: Order {
            field: "spec.profile.displayName".into(),
            descending: true,
        },
        limit: 200,
        cursor: Some("eyJhIjoxfQ==".into()),
        offset: 0,
        matches: Matches::default(),
        layout: Layout::Groups(Grouping::Domain),
    };
    let cards = Listing::default().laid_out(Layout::Cards);
    let otherwise = Listing {
        cursor: None,
        offset: 400,
        whose: Whose::Owned(Vec::new()),
        ..full
            .matched(Facet::Tag, Match::Any)
            .matched(Facet::Owner, Match::All)
            .matched(Facet::Lifecycle, Match::None)
    };
    let every_kind = Listing {
        kind: None,
        ..Listing::default()
    };
    for listing in [full, otherwise, cards, every_kind, Listing::default()] {
        comes_back(&Route::Catalog(listing));
    }
}

#[wasm_bindgen_test]
fn a_url_is_written_as_the_stock_front_end_reads_it() {
    let listing = Listing {
        kind: Some("system".into()),
        owners: vec!["group:default/a".into(), "group:default/b".into()],
        limit: 50,
        ..Listing::default()
    };
    assert_eq!(
        Route::Catalog(listing).href(),
        "/catalog?filters%5Bkind%5D=system&filters%5Bowners%5D=group%3Adefault%2Fa\
         &filters%5Bowners%5D=group%3Adefault%2Fb&limit=50"
    );
}

#[wasm_bindgen_test]
fn a_list_of_stars_says_so_and_not_which() {
    let mut stars = listing("/catalog?filters[user]=starred&filters[kind]=api");
    assert_eq!(stars.whose, Whose::Starred(Vec::new()));
    stars.whose = Whose::Starred(vec![EntityRef::new("api", "default", "a")]);
    assert_eq!(
        Route::Catalog(stars).href(),
        "/catalog?filters%5Bkind%5D=api&filters%5Buser%5D=starred"
    );
}

#[wasm_bindgen_test]
fn nonsense_gives_a_notice_and_the_rest_still_counts() {
    for (query, said) in [
        ("filters[colour]=red", "\"colour\""),
        ("filters[user]=staring", "staring"),
        ("match[tags]=sideways", "\"sideways\""),
        ("match[lifecycles]=all", "\"all\""),
        ("offset=far", "\"far\""),
        ("filters[owners]=group:/a", "\"group:/a\""),
        ("limit=7", "\"7\""),
        ("limit=many", "\"many\""),
        ("limit=-20", "\"-20\""),
        ("order=metadata.name,sideways", "\"metadata.name,sideways\""),
        ("order=", "\"\""),
        ("order=a b", "\"a b\""),
    ] {
        let url = ["/catalog?", query, "&filters[type]=service"].concat();
        let (listing, notices) = passed_over(&url);
        assert_eq!(notices.len(), 1, "{url}: {notices:?}");
        assert!(notices[0].contains(said), "{url}: {notices:?}");
        let expected = Listing {
            types: vec!["service".into()],
            ..Listing::default()
        };
        assert_eq!(listing, expected, "{url}");
    }
    // Broken escapes are no reason to fail.
    let (listing, _) = passed_over("/catalog?%=%&filters[text]=%zz%ff");
    assert!(listing.text.starts_with("%zz"), "{}", listing.text);
}

#[wasm_bindgen_test]
fn an_entity_url_names_reference_and_tab() {
    let web = EntityRef::new("component", "default", "web");
    assert_eq!(
        entity("/catalog/default/component/web"),
        (web.clone(), TabPath::default())
    );
    assert_eq!(
        entity("/catalog/Default/Component/web/"),
        (web.clone(), TabPath::default())
    );
    assert_eq!(
        entity("/catalog/default/component/web/ci-cd"),
        (web.clone(), TabPath::of("ci-cd"))
    );
    assert_eq!(
        entity("/catalog/default/component/web/Docs/a/b%20c"),
        (web.clone(), tab("docs", "a/b c"))
    );
    // The name keeps its case: another catalog may count it.
    let mixed = EntityRef::new("Component", "Default", "Web");
    assert_eq!(
        Route::entity(&mixed).href(),
        "/catalog/default/component/Web"
    );
    assert_eq!(entity(&Route::entity(&mixed).href()).0.name, "Web");
}

#[wasm_bindgen_test]
fn an_entity_comes_back_from_its_url_whatever_its_name() {
    for name in ["web", "a/b", "50%", "größe", "a b", "a?b#c", "%2F", "it's"] {
        let reference = EntityRef::new("api", "ops", name);
        comes_back(&Route::entity(&reference));
        comes_back(&Route::Entity(reference, tab("docs", "guide/first steps")));
    }
    let reference = EntityRef::new("api", "ops", "a/b c");
    assert_eq!(
        Route::entity(&reference).href(),
        "/catalog/ops/api/a%2Fb%20c"
    );
}

#[wasm_bindgen_test]
fn the_stock_inspector_opens_as_a_tab() {
    for (query, rest) in [
        ("inspect=json", "json"),
        ("inspect=yaml", "yaml"),
        ("inspect=overview", ""),
        ("inspect=", ""),
    ] {
        let url = ["/catalog/default/component/web?", query].concat();
        assert_eq!(entity(&url).1, tab("inspect", rest), "{url}");
    }
    // The stock dialog lies over any tab.
    let (_, over_docs) = entity("/catalog/default/component/web/docs?inspect=json");
    assert_eq!(over_docs, tab("inspect", "json"));
    let (_, own) = entity("/catalog/default/component/web/inspect/yaml");
    assert_eq!(own, tab("inspect", "yaml"));
}

#[wasm_bindgen_test]
fn other_paths_are_known_or_kept() {
    assert_eq!(read("/problems").route, Route::Problems);
    comes_back(&Route::Problems);
    let other = |path: &str, rest: &str| Route::Other(path.to_owned(), rest.to_owned());
    for (path, place) in [
        ("/docs", other("docs", "")),
        ("/builds/42/log", other("builds", "42/log")),
        ("/catalog/default", other("catalog", "default")),
        (
            "/catalog/default/component",
            other("catalog", "default/component"),
        ),
        ("/scores", other("scores", "")),
    ] {
        assert_eq!(read(path).route, place);
        comes_back(&place);
    }
    for (path, tab) in [
        ("/settings", SettingsTab::General),
        ("/settings/auth-providers", SettingsTab::Providers),
        ("/settings/plugins", SettingsTab::Plugins),
        ("/settings/storage", SettingsTab::Storage),
    ] {
        assert_eq!(read(path).route, Route::Settings(tab));
        assert_eq!(Route::Settings(tab).href(), path);
    }
    // Stock addresses of what is not apart here.
    for path in ["/settings/general", "/settings/feature-flags"] {
        assert_eq!(read(path).route, Route::Settings(SettingsTab::General));
    }
    let other = Route::Other("settings".to_owned(), "builds".to_owned());
    assert_eq!(read("/settings/builds").route, other);
}

fn graph(url: &str) -> Question {
    match read(url).route {
        Route::Graph(question) => question,
        other => panic!("{url} is {other:?}"),
    }
}

#[wasm_bindgen_test]
fn a_graph_url_of_the_stock_front_end_opens() {
    let question = graph(
        "/catalog-graph?rootEntityRefs%5B%5D=component%3Adefault%2Fweb&maxDepth=%E2%88%9E\
         &selectedKinds%5B%5D=API&selectedRelations%5B%5D=dependsOn&unidirectional=false\
         &mergeRelations=false&direction=TB&showFilters=false&curve=curveStepBefore",
    );
    assert_eq!(
        question.reach.roots,
        [EntityRef::new("component", "default", "web")]
    );
    assert_eq!(question.reach.depth, None);
    assert_eq!(question.reach.kinds, ["api"]);
    assert_eq!(question.reach.relations, ["dependsOn"]);
    assert!(!question.simplified && !question.merged && !question.filters);
    assert_eq!(question.direction, Direction::TopToBottom);
    assert_eq!(question.curve, Curve::Step);
    comes_back(&Route::Graph(question));
}

#[wasm_bindgen_test]
fn graphs_of_our_own_come_back() {
    let root = EntityRef::new("system", "default", "a");
    comes_back(&Route::Graph(Question::default()));
    assert_eq!(Route::Graph(Question::default()).href(), "/catalog-graph");
    for mode in Mode::ALL {
        let mut question = Question::of(&root).in_mode(mode);
        comes_back(&Route::Graph(question.clone()));
        question.reach.depth = Some(3);
        question.roll_up = RollUp::Owner;
        question.opened = vec!["system:default/a hasPart component".to_owned()];
        question.list = true;
        comes_back(&Route::Graph(question));
    }
    assert_eq!(read("/catalog-graph?direction=up&mode=x").notices.len(), 2);
}
