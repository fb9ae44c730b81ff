//! The command serving, and a client that asks in plain bytes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::{command, root};

/// The command at work; it ends with the test.
pub struct Server {
    pub child: Child,
    address: String,
}

impl Server {
    /// Over the demo.
    pub fn start() -> Self {
        Self::over(&root(), &["public/demo"])
    }

    /// Over other files, with other options.
    pub fn over(folder: &Path, arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut child = command(folder, &arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a server");
        let mut lines = BufReader::new(child.stderr.take().expect("its messages")).lines();
        let address = lines.find_map(|line| {
            let line = line.expect("a line");
            let rest = line.strip_prefix("Serving on http://")?;
            Some(rest.split('/').next().expect("an address").to_owned())
        });
        Self {
            child,
            address: address.expect("a server that serves"),
        }
    }

    pub fn connect(&self) -> Connection {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        Connection(BufReader::new(stream))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.connect().ask("GET", path, "", "")
    }

    /// Sends JSON.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        let json = "Content-Type: application/json\r\n";
        self.connect().ask("POST", path, json, &body.to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// A connection that is kept for more than one request.
pub struct Connection(pub BufReader<TcpStream>);

impl Connection {
    fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) {
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        let stream = self.0.get_mut();
        stream
            .write_all(request.as_bytes())
            .expect("a request sent");
    }

    pub fn ask(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        self.send(method, path, headers, body);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(self.0.read_line(&mut head).expect("a line") > 0, "{head}");
        }
        let status = head.split(' ').nth(1).expect("a status");
        let mut answer = Answer {
            status: status.parse().expect("a number"),
            head: head.clone(),
            body: String::new(),
        };
        let length = answer.header("content-length").unwrap_or("0");
        let length: usize = if method == "HEAD" {
            0
        } else {
            length.parse().expect("a length")
        };
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        answer.body = String::from_utf8(body).expect("UTF-8");
        answer
    }
}
