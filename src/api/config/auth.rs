//! How readers sign in to a server.

use catalog::written::Reader;
use serde_json::Value;

use crate::language::words;
use crate::language::words::config as expected;

/// How the portal signs in to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Requests carry no token.
    None,
    /// One token for everybody, as for a screen on a wall.
    Token(String),
    /// Each reader signs in, with one of these.
    Providers(Vec<Provider>),
}

impl Auth {
    /// Everybody is the same guest.
    pub fn guest() -> Self {
        Self::Providers(vec![Provider::of("guest")])
    }
}

/// Who says to a backend who somebody is: a provider of Backstage's auth backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// As it stands in `/api/auth/{id}/refresh`.
    pub id: String,
    /// What the operator calls it, where it is not as usual.
    pub own_title: Option<String>,
    /// How one signs in.
    pub flow: Flow,
    /// The scopes to ask for, where it is not the provider's own choice.
    pub scope: Option<String>,
    /// Which of the provider's settings in the backend, where there are several.
    pub environment: String,
}

/// How one signs in with a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// In a window of the provider's.
    Popup,
    /// The page goes to the provider and comes back.
    Redirect,
    /// Whatever stands before the backend knows the reader already; or everybody is let in.
    Proxy,
}

/// Providers by their ids, and their names. (The modules `@backstage/plugin-auth-backend-module-*-provider`
/// and their default ids.)
const NAMES: [(&str, &str); 20] = [
    ("atlassian", "Atlassian"),
    ("auth0", "Auth0"),
    ("awsAlb", "AWS"),
    ("awsalb", "AWS"),
    ("azure-easyauth", "Azure"),
    ("azureEasyAuth", "Azure"),
    ("bitbucket", "Bitbucket"),
    ("bitbucketServer", "Bitbucket Server"),
    ("cfaccess", "Cloudflare Access"),
    ("easyAuth", "Azure"),
    ("gcp-iap", "Google Cloud"),
    ("gcpIap", "Google Cloud"),
    ("github", "GitHub"),
    ("gitlab", "GitLab"),
    ("google", "Google"),
    ("microsoft", "Microsoft"),
    ("okta", "Okta"),
    ("onelogin", "OneLogin"),
    ("openshift", "OpenShift"),
    ("vmwareCloudServices", "VMware Cloud"),
];

/// Those whose work a proxy before the backend does, or that let everybody in.
const PROXIES: [&str; 10] = [
    "awsAlb",
    "awsalb",
    "azure-easyauth",
    "azureEasyAuth",
    "cfaccess",
    "easyAuth",
    "gcp-iap",
    "gcpIap",
    "guest",
    "oauth2Proxy",
];

/// What providers are asked for unless the configuration says otherwise (create-app's `auth.environment`).
const ENVIRONMENT: &str = "development";

impl Provider {
    /// A provider of this id, as it usually is.
    pub fn of(id: &str) -> Self {
        let flow = match PROXIES.contains(&id) {
            true => Flow::Proxy,
            false => Flow::Popup,
        };
        Self {
            id: id.to_owned(),
            own_title: None,
            flow,
            scope: None,
            environment: ENVIRONMENT.to_owned(),
        }
    }

    /// What readers call it.
    pub fn title(&self) -> &str {
        let id = self.id.as_str();
        match (&self.own_title, id) {
            (Some(title), _) => title,
            (None, "guest") => words::auth::guest(),
            (None, "oauth2" | "oauth2Proxy" | "oidc") => words::auth::single_sign_on(),
            (None, _) => {
                let known = NAMES.iter().find(|known| known.0 == id);
                known.map_or(id, |known| known.1)
            }
        }
    }
}

const TOKEN: &str = "{\"token\": \"...\"}";

const PROVIDERS: &str = "{\"providers\": [\"github\", ...]}";

const PROVIDER: &str =
    "{\"id\": \"okta\", \"title\": \"Okta\", \"flow\": \"popup\", \"scope\": \"openid\"}";

/// What stands under `auth`.
pub(super) fn auth(reader: &mut Reader<'_>) -> Auth {
    let known = match reader.object.get("auth") {
        None => Some(Auth::guest()),
        Some(Value::String(name)) if name == "guest" => Some(Auth::guest()),
        Some(Value::String(name)) if name == "none" => Some(Auth::None),
        Some(Value::Object(object)) if object.contains_key("providers") => {
            let mut mistakes = Vec::new();
            let prefix = reader.name_of("auth.");
            let auth = providers(&mut Reader::new(object, prefix, &mut mistakes));
            mistakes
                .into_iter()
                .for_each(|mistake| reader.take(mistake));
            Some(auth)
        }
        Some(Value::Object(object)) if object.len() == 1 => {
            let token = object.get("token").and_then(Value::as_str);
            let token = token.filter(|token| !token.is_empty());
            token.map(|token| Auth::Token(token.to_owned()))
        }
        Some(_) => None,
    };
    known.unwrap_or_else(|| {
        reader.mistake("auth", expected::auth(TOKEN, PROVIDERS));
        Auth::None
    })
}

fn providers(reader: &mut Reader<'_>) -> Auth {
    reader.refuse_unknown(&["providers", "environment"]);
    let environment = reader.text("environment").unwrap_or(ENVIRONMENT).to_owned();
    let values = match reader.object.get("providers") {
        Some(Value::Array(values)) if !values.is_empty() => values.as_slice(),
        _ => {
            reader.mistake("providers", expected::providers());
            &[]
        }
    };
    let mut found: Vec<Provider> = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        match provider(value, &environment) {
            Some(provider) if found.iter().all(|known| known.id != provider.id) => {
                found.push(provider);
            }
            Some(_) => {
                let key = ["providers.", &index.to_string()].concat();
                reader.mistake(&key, expected::provider_new());
            }
            None => {
                let key = ["providers.", &index.to_string()].concat();
                reader.mistake(&key, expected::provider(PROVIDER));
            }
        }
    }
    Auth::Providers(found)
}

fn provider(value: &Value, environment: &str) -> Option<Provider> {
    let environment = environment.to_owned();
    let object = match value {
        Value::String(id) if !id.is_empty() => {
            return Some(Provider {
                environment,
                ..Provider::of(id)
            });
        }
        Value::Object(object) => object,
        _ => return None,
    };
    if !object
        .keys()
        .all(|key| matches!(key.as_str(), "id" | "title" | "flow" | "scope"))
    {
        return None;
    }
    // A key that is there has to be a text.
    let text = |key: &str| match object.get(key) {
        None => Some(None),
        Some(value) => value.as_str().filter(|text| !text.is_empty()).map(Some),
    };
    let usual = Provider::of(text("id")??);
    Some(Provider {
        own_title: text("title")?.map(str::to_owned),
        flow: match text("flow")? {
            None => usual.flow,
            Some("popup") => Flow::Popup,
            Some("redirect") => Flow::Redirect,
            Some("proxy") => Flow::Proxy,
            Some(_) => return None,
        },
        scope: text("scope")?.map(str::to_owned),
        environment,
        ..usual
    })
}
