//! `pack`: what it writes, and when it does not.

use std::fs;
use std::io::Read;
use std::path::Path;

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use catalog::rest::Request;
use catalog::snapshot;
use flate2::read::GzDecoder;
use serde_json::Value;

use crate::{component, folder, location, root, run};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry.expect("an entry")))
        .collect();
    names.sort();
    names
}

fn read(path: &Path) -> Catalog {
    snapshot::read(fs::read(path).expect("a file")).expect("a snapshot")
}

fn entity(catalog: &Catalog, name: &str) -> Value {
    let path = format!("/entities/by-name/{name}");
    let response = catalog.answer(&Request::get(path));
    assert_eq!(response.status, 200, "{name}");
    serde_json::from_slice(&response.body).expect("JSON")
}

#[test]
fn a_catalog_with_problems_is_not_written_unless_one_insists() {
    let folder = folder(
        "pack-problems",
        &[
            ("good.yaml", &component("web")),
            ("bad.yaml", &component("not good")),
        ],
    );
    let pack = ["pack", "good.yaml", "bad.yaml", "-o", "out.catalog"];
    let refused = run(&folder, &pack);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(refused.out.starts_with("bad.yaml:4: "), "{}", refused.out);
    assert_eq!(names(&folder), ["bad.yaml", "good.yaml"]);

    fs::write(folder.join("out.catalog"), "old").expect("an old file");
    let written = run(&folder, &[&pack as &[&str], &["--allow-problems"]].concat());
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(
        written.err.contains("\"catalog\": [\"out.catalog\"]"),
        "{}",
        written.err
    );
    assert_eq!(names(&folder), ["bad.yaml", "good.yaml", "out.catalog"]);
    let catalog = read(&folder.join("out.catalog"));
    assert_eq!(
        entity(&catalog, "component/default/web")["spec"]["owner"],
        "crew"
    );
    // Two Locations stand for the two files.
    assert_eq!(catalog.len(), 3);
}

#[test]
fn what_is_packed_answers_as_the_catalog_does() {
    let out = folder("pack-demo", &[(".keep", "")]).join("demo.catalog");
    let path = out.to_str().expect("UTF-8");
    let run = run(
        &root(),
        &["pack", "public/demo", "--allow-problems", "-o", path],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    let bytes = fs::read(&out).expect("a file");
    let home = root().to_str().expect("UTF-8").to_owned();
    let names_it = |window: &[u8]| window == home.as_bytes();
    assert!(!bytes.windows(home.len()).any(names_it), "it names {home}");

    let mut ingestion = Ingestion::new(&["file:public/demo/catalog-info.yaml".to_owned()]);
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            break;
        }
        for address in wanted {
            let path = address.strip_prefix("file:").expect("a file");
            let content = fs::read(root().join(path));
            ingestion.supply(
                &address,
                content.map_err(|_| "there is no such file".to_owned()),
            );
        }
    }
    let (catalog, packed) = (ingestion.finish(), read(&out));
    assert_eq!(packed.len(), catalog.len());
    assert!(packed.len() > 50, "{}", packed.len());
    let refs = r#"{"entityRefs": ["component:default/fog-desk", "group:default/none"]}"#;
    let mut requests: Vec<Request> = [
        "/entities",
        "/entities?filter=kind=component&fields=metadata.name",
        "/entities/by-query?filter=kind=api&limit=3",
        "/entities/by-query?orderField=metadata.name,desc&fullTextFilterTerm=fog&limit=20",
        "/entity-facets?facet=kind&facet=spec.type&facet=relations.ownedBy",
        "/entities/by-name/component/default/fog-desk/ancestry",
    ]
    .map(Request::get)
    .into();
    requests.push(Request::post("/entities/by-refs", refs));
    // All pages, from cursor to cursor.
    let mut page = "/entities/by-query?limit=20&orderField=kind,asc".to_owned();
    loop {
        let request = Request::get(&page);
        let answer: Value = serde_json::from_slice(&catalog.answer(&request).body).expect("JSON");
        requests.push(request);
        match answer["pageInfo"]["nextCursor"].as_str() {
            Some(cursor) => page = format!("/entities/by-query?limit=20&cursor={cursor}"),
            None => break,
        }
    }
    assert!(requests.len() > 10, "{}", requests.len());
    for request in requests {
        let (one, other) = (catalog.answer(&request), packed.answer(&request));
        assert_eq!(one.status, 200, "{}", request.target);
        assert_eq!(one, other, "{}", request.target);
    }
}

#[test]
fn entities_link_to_where_they_are_published() {
    let index = location("index", &["./parts/*.yaml"]);
    let folder = folder(
        "pack-published",
        &[
            (".git/HEAD", ""),
            ("all/index.yaml", &index),
            ("all/parts/a b.yaml", &component("web")),
        ],
    );
    let url = "https://github.com/acme/catalog/blob/main";
    let packed = run(
        &folder.join("all"),
        &[
            "pack",
            "--source-url",
            url,
            "index.yaml",
            "-o",
            "all.catalog",
        ],
    );
    assert_eq!(
        (packed.status, packed.out.lines().count()),
        (0, 1),
        "{}",
        packed.err
    );
    assert!(
        packed.out.starts_with("parts/a b.yaml:8: warning: "),
        "{}",
        packed.out
    );
    let catalog = read(&folder.join("all/all.catalog"));
    let web = entity(&catalog, "component/default/web");
    let annotation = |key: &str| {
        let annotations = &web["metadata"]["annotations"];
        annotations[["backstage.io/", key].concat()].clone()
    };
    let tree = "https://github.com/acme/catalog/tree/main/all";
    assert_eq!(
        annotation("managed-by-location"),
        format!("url:{tree}/parts/a%20b.yaml")
    );
    assert_eq!(
        annotation("managed-by-origin-location"),
        format!("url:{url}/all/index.yaml")
    );
    assert_eq!(annotation("view-url"), format!("{tree}/parts/a%20b.yaml"));
    assert_eq!(
        annotation("edit-url"),
        "https://github.com/acme/catalog/edit/main/all/parts/a%20b.yaml"
    );
    assert_eq!(annotation("source-location"), format!("url:{tree}/parts/"));

    let elsewhere = run(&folder, &["pack", "--source-url", "here", "all", "-o", "a"]);
    assert_eq!(elsewhere.status, 2, "{}", elsewhere.err);
}

#[test]
fn a_name_that_ends_in_gz_is_zipped() {
    let folder = folder("pack-zipped", &[("catalog-info.yaml", &component("web"))]);
    for out in ["all.catalog", "all.catalog.gz"] {
        let packed = run(&folder, &["pack", ".", "-o", out]);
        assert_eq!(packed.status, 0, "{}", packed.err);
    }
    let zipped = fs::read(folder.join("all.catalog.gz")).expect("a file");
    let plain = fs::read(folder.join("all.catalog")).expect("a file");
    let mut unzipped = Vec::new();
    let mut decoder = GzDecoder::new(zipped.as_slice());
    decoder.read_to_end(&mut unzipped).expect("unzipped");
    assert!(unzipped == plain && zipped.len() < plain.len());
}

#[test]
fn a_damaged_snapshot_is_refused_or_a_catalog() {
    const ASKED: [&str; 4] = [
        "/entities",
        "/entities/by-query?orderField=metadata.name,asc&filter=kind=component",
        "/entity-facets?facet=kind&facet=relations.ownedBy",
        "/entities/by-name/component/default/web/ancestry",
    ];
    let text = component("web") + "---\n" + &component("site");
    let folder = folder("pack-damaged", &[("catalog-info.yaml", &text)]);
    let packed = run(&folder, &["pack", ".", "-o", "all.catalog"]);
    assert_eq!(packed.status, 0, "{}", packed.err);
    let bytes = fs::read(folder.join("all.catalog")).expect("a file");
    for length in 0..bytes.len() {
        assert!(
            snapshot::read(bytes[..length].to_vec()).is_err(),
            "{length} bytes"
        );
    }
    let mut refused = 0;
    for place in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[place] ^= flip;
            match snapshot::read(damaged) {
                Ok(catalog) => {
                    for target in ASKED {
                        // What it says may be wrong; that it says something is enough.
                        assert!(catalog.answer(&Request::get(target)).status >= 200);
                    }
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_remote_target_that_was_not_read_is_a_problem() {
    let index = location("index", &["https://host.example/a.yaml"]);
    let folder = folder("pack-remote", &[("index.yaml", &index)]);
    let refused = run(&folder, &["pack", "index.yaml", "-o", "out.catalog"]);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(refused.out.contains("--remote"), "{}", refused.out);
    let nowhere = run(
        &folder,
        &[
            "pack",
            "--allow-problems",
            "index.yaml",
            "-o",
            "no/such/out",
        ],
    );
    assert_eq!(nowhere.status, 2, "{}", nowhere.err);
}
