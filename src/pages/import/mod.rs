//! Registering what exists already: a URL, a look at what stands there, and then the deed.

mod done;
mod forbidden;
mod form;
mod found;
mod registered;
mod review;

use catalog::permission::Permission;
use catalog::registration::{is_catalog_file, mistakes};
use leptos::prelude::*;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;
use web_sys::AbortController;

use self::done::Done;
use self::forbidden::Forbidden;
use self::form::Form;
use self::found::Found;
use self::registered::RegisteredLocations;
use self::review::Review;
use crate::api::{
    Analysis, Client, Error, Rehearsal, use_client, use_decision, use_permission, use_registering,
};
use crate::language::words::import as words;
use crate::presentation::{refused, set_title, without_origin};
use crate::ui::{Icon, announce};

/// How far it is.
#[derive(Clone)]
enum Step {
    /// A URL is asked for; there may have been one that was no good.
    Asking(Option<Error>),
    /// The catalog looks at a URL.
    Looking,
    /// A file of entities, to be looked at before it is registered.
    File(Rehearsal),
    /// A repository, with files of entities or without.
    Repository(Analysis),
    /// It was registered, or read again if it had been before.
    Done(Rehearsal),
}

/// The page's state, for all its parts.
#[derive(Clone, Copy)]
struct Import {
    client: Client,
    url: RwSignal<String>,
    step: RwSignal<Step>,
    /// What is wrong with the URL, or with what stands there.
    mistakes: RwSignal<Vec<String>>,
    /// Whether the catalog looks for files in repositories for this reader, once that is known.
    may_analyze: Signal<Option<bool>>,
    looking: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Import {
    /// Looks at what stands at a URL. A look at another one is given up.
    fn look(self, url: &str) {
        self.url.set(url.to_owned());
        self.abort();
        self.mistakes.set(Vec::new());
        if let Some(mistake) = self.mistake(url) {
            announce(mistake.to_owned());
            self.mistakes.set(vec![mistake.to_owned()]);
            self.step.set(Step::Asking(None));
            return;
        }
        // The constructor takes no arguments and so has nothing to refuse.
        let Ok(controller) = AbortController::new() else {
            return;
        };
        let signal = controller.signal();
        self.looking.set_value(Some(controller));
        announce(words::looking_now().to_owned());
        self.step.set(Step::Looking);
        let url = url.trim().to_owned();
        spawn_local(async move {
            let found = if is_catalog_file(&url) {
                let file = self.client.rehearse(&url, signal.clone()).await;
                file.map(Step::File)
            } else {
                let repository = self.client.analyze(&url, signal.clone()).await;
                repository.map(Step::Repository)
            };
            if !signal.aborted() {
                self.arrive(found);
            }
        });
    }

    fn arrive(self, found: Result<Step, Error>) {
        let step = match found {
            Ok(step) => step,
            Err(Error::Invalid(refusal)) => {
                let told = mistakes(&refusal);
                let told = told.iter().map(|told| without_origin(told)).collect();
                _ = self.mistakes.try_set(told);
                announce(words::no_use().to_owned());
                Step::Asking(None)
            }
            Err(error) => Step::Asking(Some(error)),
        };
        self.step.try_set(step);
    }

    fn abort(self) {
        if let Some(controller) = self.looking.try_update_value(Option::take).flatten() {
            controller.abort();
        }
    }

    /// What is wrong with a text that should be a URL.
    fn mistake(self, url: &str) -> Option<&'static str> {
        let url = url.trim();
        let is_web = url.starts_with("http://") || url.starts_with("https://");
        let may_analyze = self.may_analyze.get_untracked() == Some(true);
        match () {
            () if url.is_empty() => Some(words::no_url()),
            () if !is_web => Some(words::no_web_url()),
            () if web_sys::Url::new(url).is_err() => Some(words::no_whole_url()),
            () if !may_analyze && !is_catalog_file(url) => Some(words::no_file_url()),
            () => None,
        }
    }
}

/// The form, what came of it, and what is registered already.
#[component]
pub fn ImportPage() -> impl IntoView {
    let client = use_client();
    let import = Import {
        client,
        url: RwSignal::new(String::new()),
        step: RwSignal::new(Step::Asking(None)),
        mistakes: RwSignal::new(Vec::new()),
        may_analyze: use_decision(Permission::LocationAnalyze),
        looking: StoredValue::new_local(None),
    };
    on_cleanup(move || import.abort());
    set_title(|| words::title().to_owned());
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    let body = ["import ", style_sheet!("style/components/import.css")].concat();
    let lead = if client.is_embedded() {
        words::lead_here()
    } else {
        words::lead_everybody()
    };
    let step = move || match import.step.get() {
        Step::Asking(error) => error.map(|error| refused(&error)),
        Step::Looking => Some(view! { <p class="looking">{words::looking()}</p> }.into_any()),
        Step::File(file) => Some(view! { <Review import=import file=file /> }.into_any()),
        Step::Repository(found) => Some(view! { <Found import=import found=found /> }.into_any()),
        Step::Done(file) => Some(view! { <Done import=import file=file /> }.into_any()),
    };
    let registering = use_registering();
    // All of it is known at once: the form is drawn as it stays.
    let may_register = Memo::new(move |_| {
        import.may_analyze.read().as_ref()?;
        registering.get()
    });
    let was_offered = StoredValue::new(false);
    let offered = move || match may_register.get() {
        None => ().into_any(),
        Some(false) => view! { <Forbidden after_form=was_offered.get_value() /> }.into_any(),
        Some(true) => {
            was_offered.set_value(true);
            view! {
                <Form import=import />
                <div class="step">{step}</div>
            }
            .into_any()
        }
    };
    // Asked with the rest, though it matters only once there is a list.
    let may_unregister = use_permission(Permission::LocationDelete);
    let may_see = use_permission(Permission::LocationRead);
    let registered = move || {
        let may_see = may_see.get();
        may_see.then(|| view! { <RegisteredLocations may_unregister=may_unregister /> })
    };
    view! {
        <header class=class_name>
            <div class="title-row">
                <span class="tile"><Icon name="file-plus" /></span>
                <h1>{words::title()}</h1>
            </div>
            <p class="lead">{lead}</p>
        </header>
        <div class=body>
            {offered}
            {registered}
        </div>
    }
}
