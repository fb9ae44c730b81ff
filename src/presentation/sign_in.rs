//! With whom the reader can sign in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;

use crate::api::{Flow, Provider, Session, SignInError};
use crate::language::words::access as words;
use crate::ui::{Button, ButtonVariant, Notice, Tone};

/// A button for every provider, and what became of the last one that was pressed.
#[component]
pub fn SignInChoices(
    session: Session,
    /// Called when the reader tries: what was said before is over.
    #[prop(optional, into)]
    on_try: Option<Callback<()>>,
) -> impl IntoView {
    let busy = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<(Provider, SignInError)>);
    let attempt = move |provider: Provider| {
        busy.set(Some(provider.id.clone()));
        failure.set(None);
        if let Some(on_try) = on_try {
            on_try.run(());
        }
        spawn_local(async move {
            let outcome = session.sign_in(provider.clone()).await;
            // By redirect the page is about to go.
            if outcome.is_err() || provider.flow != Flow::Redirect {
                busy.try_set(None);
            }
            if let Err(error) = outcome {
                failure.try_set(Some((provider, error)));
            }
        });
    };
    let attempt = Callback::new(attempt);
    let choice = move |(place, provider): (usize, Provider)| {
        let name = name_of(&provider);
        let waiting_words = match provider.flow {
            Flow::Popup => words::waiting(),
            Flow::Redirect | Flow::Proxy => words::signing_in(),
        };
        let id = provider.id.clone();
        let waiting = Signal::derive(move || busy.read().is_some());
        let label = move || match busy.read().as_ref() == Some(&id) {
            true => waiting_words.to_owned(),
            false => name.clone(),
        };
        let variant = match place {
            0 => ButtonVariant::Primary,
            _ => ButtonVariant::Default,
        };
        view! {
            <li>
                <Button variant=variant disabled=waiting on_press=move |()| attempt.run(provider.clone())>
                    {label}
                </Button>
            </li>
        }
    };
    let choices = session
        .providers()
        .into_iter()
        .enumerate()
        .map(choice)
        .collect_view();
    let failed = move || {
        let (provider, error) = failure.get()?;
        let here = Provider {
            flow: Flow::Redirect,
            ..provider
        };
        let instead = (error == SignInError::Blocked).then(|| {
            view! { <Button on_press=move |()| attempt.run(here.clone())>{words::sign_in_here()}</Button> }
        });
        Some(view! {
            <Notice tone=Tone::Danger><p>{error.sentence()}</p> {instead}</Notice>
        })
    };
    let class_name = ["sign-in ", style_sheet!("style/components/sign_in.css")].concat();
    view! {
        <div class=class_name>
            <div aria-live="polite">{failed}</div>
            <ul>{choices}</ul>
        </div>
    }
}

fn name_of(provider: &Provider) -> String {
    match provider.id.as_str() {
        "guest" => words::guest().to_owned(),
        _ => words::sign_in(provider.title()),
    }
}
