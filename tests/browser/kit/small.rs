//! The smaller parts of the kit.

use callboard::ui::{
    Button, ErrorState, Segmented, SortDirection, SortHeader, TabLink, TabPlace, Table, Tabs,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, attribute, click, focus, press, settle, text};

fn link(title: &str, current: bool) -> TabLink {
    TabLink {
        href: ["#", title].concat(),
        title: title.to_owned(),
        icon: None,
        count: None,
        current,
    }
}

fn tab(title: &str, current: bool) -> TabPlace {
    TabPlace::Tab(link(title, current))
}

#[wasm_bindgen_test]
async fn tabs_mark_the_current_one() {
    let tabs = RwSignal::new(vec![tab("Overview", true), tab("Docs", false)]);
    let stage =
        Stage::of(move || view! { <Tabs label="Tabs of web" tabs=tabs.into() /> }.into_any());
    let stage = stage.await;
    let current = || {
        let marked = stage.all("a[aria-current=page]");
        assert_eq!(stage.all("[aria-current]").len(), marked.len());
        let texts = marked.iter().map(|tab| text(tab));
        texts.collect::<Vec<_>>()
    };
    let bar = stage.find("nav");
    assert_eq!(
        attribute(&bar, "aria-label").as_deref(),
        Some("Tabs of web")
    );
    assert_eq!(stage.all("nav a[href]").len(), 2);
    assert_eq!(current(), ["Overview"]);
    tabs.set(vec![tab("Overview", false), tab("Docs", true)]);
    settle().await;
    assert_eq!(current(), ["Docs"]);
}

#[wasm_bindgen_test]
async fn a_group_of_tabs_opens_by_its_button_and_says_which_is_current() {
    let group = vec![link("Builds", false), link("Deployments", true)];
    let places = vec![
        tab("Overview", false),
        TabPlace::Group("Delivery".to_owned(), None, group),
    ];
    let stage = Stage::of(move || {
        let places = Signal::stored(places.clone());
        view! { <Tabs label="Tabs" tabs=places /> }.into_any()
    });
    let stage = stage.await;
    let button = stage.find("nav button");
    assert_eq!(text(&button), "Delivery");
    assert_eq!(
        attribute(&button, "aria-expanded").as_deref(),
        Some("false")
    );
    assert!(stage.all("ul:popover-open").is_empty());
    click(&button).await;
    settle().await;
    assert_eq!(attribute(&button, "aria-expanded").as_deref(), Some("true"));
    let links = stage.all("ul:popover-open a");
    let texts: Vec<String> = links.iter().map(|link| text(link)).collect();
    assert_eq!(texts, ["Builds", "Deployments"]);
    assert_eq!(stage.all("[data-current] [aria-current=page]").len(), 1);
}

#[wasm_bindgen_test]
async fn the_current_tab_is_kept_in_sight() {
    let titles: Vec<String> = (0..40)
        .map(|number| format!("Tab-number-{number}"))
        .collect();
    let tabs = move |current: usize| {
        let links = titles.iter().enumerate();
        links
            .map(|(index, title)| tab(title, index == current))
            .collect::<Vec<_>>()
    };
    let shown = RwSignal::new(tabs(0));
    let stage = Stage::of(move || {
        view! {
            // The sheets are not on this page: this is what `tabs.css` says of the bar.
            <style>"nav { display: flex; overflow-x: auto; inline-size: 20rem }"</style>
            <Tabs label="Tabs" tabs=shown.into() />
        }
        .into_any()
    });
    let stage = stage.await;
    for current in [39, 20, 0] {
        shown.set(tabs(current));
        settle().await;
        let bar = stage.find("nav").get_bounding_client_rect();
        let tab = stage.find("[aria-current]").get_bounding_client_rect();
        // Pixels are rounded when a bar scrolls.
        assert!(
            tab.left() >= bar.left() - 1.0,
            "tab {current} is left of the bar"
        );
        assert!(
            tab.right() <= bar.right() + 1.0,
            "tab {current} is right of it"
        );
    }
}

#[wasm_bindgen_test]
async fn a_heading_says_how_its_column_is_sorted() {
    let asked = RwSignal::new(0);
    let stage = Stage::of(move || {
        let ask = move |()| asked.update(|count| *count += 1);
        view! {
            <Table label="Entities">
                <thead>
                    <tr>
                        <SortHeader label="Name" direction=Some(SortDirection::Ascending) on_sort=ask />
                        <SortHeader label="Type" direction=Some(SortDirection::Descending) on_sort=ask />
                        <SortHeader label="Owner" direction=None on_sort=ask />
                    </tr>
                </thead>
            </Table>
        }
        .into_any()
    });
    let stage = stage.await;
    let headings = stage.all("th[scope=col]");
    let said: Vec<_> = headings
        .iter()
        .map(|heading| (text(heading), attribute(heading, "aria-sort")))
        .collect();
    let expected = [
        ("Name", Some("ascending")),
        ("Type", Some("descending")),
        ("Owner", None),
    ];
    let expected = expected.map(|(name, sort)| (name.to_owned(), sort.map(str::to_owned)));
    assert_eq!(said, expected);
    focus(&stage.all("th button")[2]);
    press("Enter").await;
    assert_eq!(asked.get_untracked(), 1);
    let table = stage.find("table");
    assert_eq!(attribute(&table, "aria-label").as_deref(), Some("Entities"));
}

#[wasm_bindgen_test]
async fn an_error_is_an_alert_that_offers_to_try_again() {
    let tried = RwSignal::new(0);
    let stage = Stage::of(move || {
        let retry = move |()| tried.update(|count| *count += 1);
        view! { <ErrorState title="Not reached" message="Try later." on_retry=retry /> }.into_any()
    });
    let stage = stage.await;
    let alert = stage.text("[role=alert]");
    assert!(alert.contains("Not reached") && alert.contains("Try later."));
    let button = stage.find("[role=alert] button");
    assert_eq!(text(&button), "Try again");
    click(&button).await;
    assert_eq!(tried.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_button_does_nothing() {
    let (pressed, disabled) = (RwSignal::new(0), RwSignal::new(true));
    let stage = Stage::of(move || {
        let press = move |()| pressed.update(|count| *count += 1);
        view! { <Button on_press=press disabled=disabled>"Next"</Button> }.into_any()
    });
    let stage = stage.await;
    click(&stage.find("button:disabled")).await;
    assert_eq!(pressed.get_untracked(), 0);
    disabled.set(false);
    settle().await;
    click(&stage.find("button:enabled")).await;
    assert_eq!(pressed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_segmented_choice_is_a_named_group_of_radios() {
    let value = RwSignal::new("20".to_owned());
    let stage = Stage::of(move || {
        let options = ["20", "50"].map(|size| (size.to_owned(), size.to_owned()));
        let change = move |chosen| value.set(chosen);
        view! { <Segmented label="Rows" options=options.to_vec() value=value on_change=change /> }
            .into_any()
    });
    let stage = stage.await;
    assert_eq!(stage.text("fieldset > legend"), "Rows");
    let checked = || {
        let radios = stage.all("input[type=radio]:checked");
        let values = radios.iter().filter_map(|radio| attribute(radio, "value"));
        values.collect::<Vec<_>>()
    };
    assert_eq!(checked(), ["20"]);
    stage.find("input[value='50']").click();
    settle().await;
    assert_eq!(
        (value.get_untracked().as_str(), checked()),
        ("50", vec!["50".to_owned()])
    );
    value.set("20".to_owned());
    settle().await;
    assert_eq!(checked(), ["20"]);
}
