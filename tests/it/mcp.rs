//! A corpus as tools, spoken to as an assistant speaks.

use std::{
    io::{BufRead, BufReader, Lines, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};

use crate::cli::{self, corpus};

/// A program that gives tools, and what was said with it.
struct Assistant {
    child: Child,
    to: Option<ChildStdin>,
    from: Lines<BufReader<ChildStdout>>,
    asked: u32,
}

impl Assistant {
    fn new(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
            .arg("mcp")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()).lines());
        let mut assistant = Self { child, to, from, asked: 0 };
        let hello = json!({
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": { "name": "a test", "version": "1" },
        });
        let answer = assistant.ask("initialize", hello);
        assert_eq!(answer["serverInfo"]["name"], "readout");
        assert!(answer["instructions"].as_str().unwrap().contains("A few"), "{answer}");
        assistant.say(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        assistant
    }

    fn say(&mut self, message: &Value) {
        writeln!(self.to.as_mut().unwrap(), "{message}").unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        self.say(&json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }));
        let answer: Value = serde_json::from_str(&self.from.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], self.asked, "{answer}");
        answer["result"].clone()
    }

    /// The answer of a tool.
    #[track_caller]
    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert_eq!(answer["isError"], false, "{tool}: {answer}");
        answer["structuredContent"].clone()
    }

    /// What a tool says that cannot answer.
    #[track_caller]
    fn refused(&mut self, tool: &str, arguments: Value) -> String {
        let answer = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert_eq!(answer["isError"], true, "{tool}: {answer}");
        answer["content"][0]["text"].as_str().unwrap().to_owned()
    }

    /// Ends the conversation, after which the program ends.
    fn end(mut self) {
        drop(self.to.take());
        assert!(self.child.wait().unwrap().success());
    }
}

#[test]
fn the_tools_say_what_they_do() {
    let source = corpus();
    let mut assistant = Assistant::new(&[source.path()]);
    let listed = assistant.ask("tools/list", json!({}));
    let tools = listed["tools"].as_array().unwrap();
    let names: Vec<&str> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["collocates", "concordance", "info", "keyness", "read", "search", "terms", "trend"]);
    for tool in tools {
        assert!(tool["description"].as_str().is_some_and(|text| text.len() > 20), "{tool}");
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        assert_eq!(tool["inputSchema"]["type"], "object", "{tool}");
    }
    assistant.end();
}

#[test]
fn tools_answer_as_the_command_line_does() {
    let source = corpus();
    let path = source.path();
    let mut assistant = Assistant::new(&[path]);
    let cases: [(&str, Value, &[&str]); 7] = [
        ("info", json!({}), &["info", path]),
        ("search", json!({ "query": "war" }), &["search", path, "war", "--limit", "10"]),
        (
            "concordance",
            json!({ "query": "rain", "context": "8", "sort": "1R" }),
            &["kwic", path, "rain", "--sort", "1R"],
        ),
        ("trend", json!({ "terms": ["rain", "war"] }), &["trend", path, "rain", "war"]),
        ("terms", json!({ "n": 2 }), &["terms", path, "--n", "2"]),
        ("collocates", json!({ "query": "rain", "min_freq": 1 }), &["collocates", path, "rain", "--min-freq", "1"]),
        (
            "keyness",
            json!({ "target": ["topics:peace"], "min_freq": 1 }),
            &["keyness", path, "--target", "topics:peace", "--min-freq", "1"],
        ),
    ];
    for (tool, arguments, args) in cases {
        let mut answer = assistant.call(tool, arguments);
        for own in ["link", "next_offset"] {
            answer.as_object_mut().unwrap().remove(own);
        }
        assert_eq!(answer, cli::json(args), "{tool}");
    }
    let filtered = assistant.call("search", json!({ "query": "war*", "where": ["date:2019"] }));
    assert_eq!(filtered["documents"], 1);
    assistant.end();
}

#[test]
fn answers_have_pages_and_links() {
    let source = corpus();
    let mut assistant = Assistant::new(&[source.path(), "--address", "https://example.org/few/"]);
    let (mut terms, mut offset) = (Vec::new(), json!(0));
    while !offset.is_null() {
        let page = assistant.call("terms", json!({ "limit": 3, "offset": offset }));
        terms.extend(page["rows"].as_array().unwrap().iter().map(|row| row["term"].clone()));
        offset = page["next_offset"].clone();
    }
    let all = cli::json(&["terms", source.path()]);
    let all: Vec<Value> = all["rows"].as_array().unwrap().iter().map(|row| row["term"].clone()).collect();
    assert!(all.len() > 6 && terms == all, "{terms:?}");
    let found = assistant.call("search", json!({ "query": "war", "where": ["date:2019"] }));
    let link = found["link"].as_str().unwrap();
    assert!(link.starts_with("https://example.org/few/#/search?"), "{link}");
    assert!(link.contains("q=war") && link.contains("where=date:2019") && link.contains("fp="), "{link}");
    let read = assistant.call("read", json!({ "doc": "talk.txt", "from": 2, "limit": 1 }));
    assert_eq!(read["paragraphs"].as_array().unwrap().len(), 1);
    assert!(read["link"].as_str().unwrap().contains("#/read/talk.txt?"), "{}", read["link"]);
    assistant.end();
}

#[test]
fn an_answer_is_of_bounded_length() {
    let long = "word ".repeat(40_000);
    let lines: String = (0..3_000).map(|n| format!("Paragraph {n} of many words that are read.\n\n")).collect();
    let source = cli::Folder::new(&[
        ("long.txt", long.as_bytes()),
        ("many.txt", lines.as_bytes()),
        ("corpus.toml", b"title = 'A few'"),
    ]);
    let mut assistant = Assistant::new(&[source.path()]);
    let cases = [
        ("read", json!({ "doc": "long.txt" })),
        ("read", json!({ "doc": "many.txt", "limit": 1000 })),
        ("concordance", json!({ "query": "word", "limit": 100_000, "context": "paragraph" })),
        ("concordance", json!({ "query": "paragraph", "limit": 100_000 })),
        ("terms", json!({ "limit": 100_000 })),
        ("trend", json!({ "terms": vec!["paragraph"; 40], "by": "title" })),
    ];
    for (tool, arguments) in cases {
        let answer = assistant.call(tool, arguments.clone());
        assert!(answer.to_string().len() < 70_000, "{tool} {arguments}: {}", answer.to_string().len());
    }
    let page = assistant.call("concordance", json!({ "query": "paragraph", "limit": 100_000 }));
    assert_eq!(page["next_offset"], page["lines"].as_array().unwrap().len());
    assistant.end();
}

#[test]
fn what_cannot_be_answered_says_why() {
    let source = corpus();
    let mut assistant = Assistant::new(&[source.path()]);
    assert!(assistant.refused("search", json!({ "query": "\"war" })).contains("not closed"));
    assert!(assistant.refused("search", json!({})).contains("query"));
    assert!(assistant.refused("read", json!({ "doc": "no.txt" })).contains("no.txt"));
    assert!(assistant.refused("read", json!({ "doc": "talk.txt", "from": 99 })).contains("2 paragraphs"));
    assert!(assistant.refused("terms", json!({ "n": 9 })).contains("1 to 5"));
    assert!(assistant.refused("terms", json!({ "sort": "size" })).contains("freq"));
    assert!(assistant.refused("concordance", json!({ "query": "war", "sort": "1Q" })).contains("1Q"));
    // And the conversation goes on.
    assert_eq!(assistant.call("search", json!({ "query": "war" }))["documents"], 2);
    assistant.end();
}
