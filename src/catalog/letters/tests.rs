use super::*;

/// Those that fit, the best first.
fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
    let mut letters = Letters::new(query).expect("letters");
    let mut found: Vec<(u32, &str)> = texts
        .iter()
        .filter_map(|text| Some((letters.score(text)?, *text)))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, text)| text).collect()
}

fn marked(query: &str, text: &str) -> String {
    let mut marked = String::new();
    let mut end = 0;
    for mark in Letters::new(query).expect("letters").marks(text) {
        marked += &format!("{}[{}]", &text[end..mark.start], &text[mark.clone()]);
        end = mark.end;
    }
    marked + &text[end..]
}

#[test]
fn what_stands_together_and_begins_words_is_better() {
    let best_first = ["pay", "pays", "api-pay", "repay", "plant-daily"];
    let mut shuffled = best_first;
    shuffled.reverse();
    assert_eq!(found("pay", &shuffled), best_first);
    assert_eq!(found("PAY", &shuffled), best_first);
    assert_eq!(
        found(
            "pgw",
            &[
                "upgrade-window",
                "sponge-wiki",
                "payment-gateway",
                "gateway"
            ]
        ),
        ["payment-gateway", "upgrade-window", "sponge-wiki"]
    );
    assert_eq!(
        found("pg", &["spaghetti-upgrade", "payment-gateway"]),
        ["payment-gateway", "spaghetti-upgrade"],
        "beginnings of words are better than the inside of one"
    );
}

#[test]
fn shorter_names_are_first_where_all_else_is_equal() {
    assert_eq!(
        found("web", &["web-storefront", "website", "web"]),
        ["web", "website", "web-storefront"]
    );
}

#[test]
fn words_begin_behind_a_gap_and_at_a_hump() {
    for text in ["a-be", "a_be", "a.be", "a/be", "a be", "aBe", "a:be", "ABe"] {
        assert_eq!(found("be", &["xbe", text]), [text, "xbe"]);
    }
    assert_eq!(marked("xp", "XMLParser"), "[X]ML[P]arser");
    assert_eq!(found("b2", &["AB2", "a-b2"]), ["a-b2", "AB2"]);
}

#[test]
fn every_word_has_to_be_there_in_any_order() {
    let texts = ["payment-gateway", "payment-ledger", "Gateway of Payments"];
    assert_eq!(
        found(" gate  pay ", &texts),
        ["payment-gateway", "Gateway of Payments"]
    );
    assert_eq!(found("pay gate", &texts[..2]), ["payment-gateway"]);
    assert_eq!(
        found("payment gateway", &["gateway-payment", "payment-gateway"]),
        ["payment-gateway", "gateway-payment"],
        "all words in their order are the text itself"
    );
}

#[test]
fn letters_out_of_order_and_no_letters_fit_nothing() {
    assert_eq!(found("yap", &["pay"]), [""; 0]);
    assert_eq!(found("payy", &["pay", ""]), [""; 0]);
    assert!(Letters::new(" \t ").is_none());
    assert_eq!(Letters::new("x").expect("letters").marks("pay"), []);
}

#[test]
fn marks_are_where_one_would_look_for_them() {
    assert_eq!(marked("pgw", "payment-gateway"), "[p]ayment-[g]ate[w]ay");
    assert_eq!(marked("paygate", "payment-gateway"), "[pay]ment-[gate]way");
    assert_eq!(marked("gate", "git-api-gateway"), "git-api-[gate]way");
    assert_eq!(marked("gate pay", "Payment Gateway"), "[Pay]ment [Gate]way");
    assert_eq!(
        marked("sse", "server-side-events"),
        "[s]erver-[s]ide-[e]vents"
    );
    assert_eq!(marked("ob", "Öl Größe ÄÖB"), "Öl Größe ÄÖB");
    assert_eq!(marked("öb", "Öl Größe ÄÖB"), "Öl Größe Ä[ÖB]");
}

#[test]
fn no_text_scores_more_than_it_may() {
    for query in [
        "pgw", "p", "w", "v2", "é", "-g", "gate pay", "p p", "pay ment",
    ] {
        let mut letters = Letters::new(query).expect("letters");
        for text in [
            "payment-gateway",
            "Pay",
            "MyPayGate",
            "api-v2",
            "cafÉ",
            "-gw",
            "pay ment",
        ] {
            let most = letters.most(Sorts::of(text), text.len());
            let score = letters.score(text);
            let begins = text.to_lowercase().starts_with(query);
            assert!(score <= most || begins, "{query} in {text}");
        }
    }
    let letters = Letters::new("pgw").expect("letters");
    assert_eq!(letters.most(Sorts::of("page"), 4), None);
}

#[test]
fn no_query_and_no_text_is_too_long() {
    let long = "ab".repeat(40_000);
    let mut letters = Letters::new(&long).expect("letters");
    assert!(letters.score(&long) > Letters::new("a").expect("letters").score(&long));
    assert_eq!(letters.score("ab"), None);
    let mut many = Letters::new(&"a ".repeat(2_000)).expect("letters");
    assert!(many.score("a").is_some());
}
