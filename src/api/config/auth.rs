//! How readers sign in to a server.

use catalog::written::Reader;
use serde_json::Value;

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
    /// What readers call it.
    pub title: String,
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

/// Providers by their ids: what readers call them, and whether a proxy before the backend does all of
/// it. (The modules `@backstage/plugin-auth-backend-module-*-provider` and their default ids.)
const KNOWN: [(&str, &str, Flow); 24] = [
    ("atlassian", "Atlassian", Flow::Popup),
    ("auth0", "Auth0", Flow::Popup),
    ("awsAlb", "AWS", Flow::Proxy),
    ("awsalb", "AWS", Flow::Proxy),
    ("azure-easyauth", "Azure", Flow::Proxy),
    ("azureEasyAuth", "Azure", Flow::Proxy),
    ("bitbucket", "Bitbucket", Flow::Popup),
    ("bitbucketServer", "Bitbucket Server", Flow::Popup),
    ("cfaccess", "Cloudflare Access", Flow::Proxy),
    ("easyAuth", "Azure", Flow::Proxy),
    ("gcp-iap", "Google Cloud", Flow::Proxy),
    ("gcpIap", "Google Cloud", Flow::Proxy),
    ("github", "GitHub", Flow::Popup),
    ("gitlab", "GitLab", Flow::Popup),
    ("google", "Google", Flow::Popup),
    ("guest", "Guest", Flow::Proxy),
    ("microsoft", "Microsoft", Flow::Popup),
    ("oauth2Proxy", "Single sign-on", Flow::Proxy),
    ("oauth2", "Single sign-on", Flow::Popup),
    ("oidc", "Single sign-on", Flow::Popup),
    ("okta", "Okta", Flow::Popup),
    ("onelogin", "OneLogin", Flow::Popup),
    ("openshift", "OpenShift", Flow::Popup),
    ("vmwareCloudServices", "VMware Cloud", Flow::Popup),
];

/// What providers are asked for unless the configuration says otherwise (create-app's `auth.environment`).
const ENVIRONMENT: &str = "development";

impl Provider {
    /// A provider of this id, as it usually is.
    pub fn of(id: &str) -> Self {
        let known = KNOWN.iter().find(|known| known.0 == id);
        let (title, flow) = known.map_or((id, Flow::Popup), |known| (known.1, known.2));
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            flow,
            scope: None,
            environment: ENVIRONMENT.to_owned(),
        }
    }
}

const EXPECTED: &str =
    "\"guest\", \"none\", {\"token\": \"...\"} or {\"providers\": [\"github\", ...]}";

const PROVIDER: &str = "the id of a provider of the backend, such as \"github\", or {\"id\": \"okta\", \"title\": \"Okta\", \"flow\": \"popup\", \"scope\": \"openid\"}";

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
        reader.mistake("auth", EXPECTED);
        Auth::None
    })
}

fn providers(reader: &mut Reader<'_>) -> Auth {
    reader.refuse_unknown(&["providers", "environment"]);
    let environment = reader.text("environment").unwrap_or(ENVIRONMENT).to_owned();
    let values = match reader.object.get("providers") {
        Some(Value::Array(values)) if !values.is_empty() => values.as_slice(),
        _ => {
            reader.mistake("providers", "a list of at least one provider");
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
                reader.mistake(&key, "a provider that is not in the list already");
            }
            None => {
                let key = ["providers.", &index.to_string()].concat();
                reader.mistake(&key, PROVIDER);
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
        title: text("title")?.unwrap_or(&usual.title).to_owned(),
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
