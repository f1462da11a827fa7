//! The ranking on the judged queries of `data/judged.toml`: nDCG@10 and MRR, with the weights that are used and with
//! others. `cargo test --test it judged:: -- --nocapture` prints the table that docs/ranking.md has.

use std::{collections::BTreeMap, fs, path::Path, rc::Rc};

use readout::{
    corpus::{self, SourceFile},
    index::build,
    query::{Evaluator, Matching, Ranking, View, Weights, parse},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Judged {
    query: Vec<Judgement>,
}

#[derive(Deserialize)]
struct Judgement {
    query: String,
    /// What the judgements are about; for whoever reads the file.
    #[allow(dead_code)]
    need: String,
    relevant: BTreeMap<String, u32>,
}

fn files(folder: &Path, below: &str, out: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), out);
        } else {
            out.push(SourceFile { path: name, bytes: fs::read(entry.path()).unwrap(), named: false });
        }
    }
}

/// The grades of the ranked documents, best rank first.
fn grades(evaluator: &Evaluator, judgement: &Judgement, weights: Weights) -> Vec<u32> {
    let documents = &evaluator.index().documents;
    let query = parse(&judgement.query).unwrap();
    let (view, matching) = (View::whole(documents), Matching::default());
    let found = evaluator.find_all(&query, &view, matching, &mut Vec::new()).unwrap();
    let scores = Ranking::new(evaluator, &query, &found, &view, matching, weights).scores;
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    order.iter().map(|&at| *judgement.relevant.get(documents.paths.get(found.docs[at])).unwrap_or(&0)).collect()
}

/// Discounted gain of the first ten: Σ (2^grade − 1)/log₂(rank + 1) (Burges et al. 2005).
fn gain(grades: &[u32]) -> f64 {
    let at = |(rank, &grade): (usize, &u32)| (2f64.powi(grade as i32) - 1.0) / (rank as f64 + 2.0).log2();
    grades.iter().take(10).enumerate().map(at).sum()
}

/// nDCG@10 and MRR, the mean of 1 over the rank of the first document of grade 2 or 3, over all queries.
fn measure(evaluator: &Evaluator, judged: &Judged, weights: Weights) -> (f64, f64) {
    let (mut ndcg, mut mrr) = (0.0, 0.0);
    for judgement in &judged.query {
        let grades = grades(evaluator, judgement, weights);
        let mut ideal: Vec<u32> = judgement.relevant.values().copied().collect();
        ideal.sort_by(|a, b| b.cmp(a));
        ndcg += gain(&grades) / gain(&ideal);
        mrr += grades.iter().position(|&grade| grade >= 2).map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
    }
    let count = judged.query.len() as f64;
    (ndcg / count, mrr / count)
}

#[test]
fn the_ranking_is_one_that_readers_agree_with() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(&root.join("public/corpus"), "", &mut sources);
    let index = build(&corpus::read(sources).0, |_| ()).unwrap();
    let evaluator = Evaluator::new(Rc::new(index));
    let judged: Judged = toml::from_str(&fs::read_to_string(root.join("tests/data/judged.toml")).unwrap()).unwrap();
    assert!(judged.query.len() >= 30);
    for judgement in &judged.query {
        for path in judgement.relevant.keys() {
            assert!(evaluator.index().document(path).is_some(), "{path}");
        }
    }
    let used = Weights::default();
    println!("{:<44} {:>8} {:>6}", "weights", "nDCG@10", "MRR");
    let mut of = BTreeMap::new();
    for (name, weights) in [
        ("as used: k1 1.2, b 0.75, title 3, nearness ¼", used),
        ("k1 0.6", Weights { k1: 0.6, ..used }),
        ("k1 2", Weights { k1: 2.0, ..used }),
        ("b 0", Weights { b: 0.0, ..used }),
        ("b 0.4", Weights { b: 0.4, ..used }),
        ("b 1", Weights { b: 1.0, ..used }),
        ("no titles", Weights { title: 0.0, ..used }),
        ("title 1", Weights { title: 1.0, ..used }),
        ("title 6", Weights { title: 6.0, ..used }),
        ("no nearness", Weights { proximity: 0.0, ..used }),
        ("nearness 1", Weights { proximity: 1.0, ..used }),
        ("nearness 2", Weights { proximity: 2.0, ..used }),
        ("neither titles nor nearness", Weights { title: 0.0, proximity: 0.0, ..used }),
    ] {
        let (ndcg, mrr) = measure(&evaluator, &judged, weights);
        println!("{name:<44} {ndcg:>8.3} {mrr:>6.3}");
        of.insert(name, ndcg);
    }
    let (ndcg, mrr) = measure(&evaluator, &judged, used);
    assert!(ndcg > 0.85 && mrr > 0.85, "nDCG@10 {ndcg}, MRR {mrr}");
    assert!(ndcg > of["neither titles nor nearness"]);
}
