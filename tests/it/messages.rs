//! Messages as JSON and back.

use std::fmt::Debug;

use crate::common::messages::{requests, said};
use readout::protocol::{Body, Envelope, FromWorker, Reply, Request, ToWorker, json};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, from_value, json, to_value};

fn goes_there_and_back<T: Clone + Debug + PartialEq + Serialize + DeserializeOwned>(content: T) {
    let message = Envelope::new(7, "kwic", content);
    assert_eq!(from_value::<Envelope<T>>(to_value(&message).unwrap()).unwrap(), message);
}

#[test]
fn messages_go_there_and_back() {
    goes_there_and_back(ToWorker::Cancel);
    requests().into_iter().for_each(|request| goes_there_and_back(ToWorker::Ask { request, as_json: false }));
    said().into_iter().for_each(goes_there_and_back);
}

/// Whoever asks by readout.js leaves out what is as it is by default.
#[test]
fn a_request_may_leave_out_what_is_not_asked_for() {
    let request = json!({ "kwic": { "scope": { "query": "war" }, "sort": [{ "key": { "right": 1 } }], "limit": 3 } });
    let Request::Kwic(found) = from_value(request).unwrap() else { panic!() };
    assert_eq!((found.scope.query.as_str(), found.limit, found.sort.len()), ("war", 3, 1));
}

/// In JSON's form each answer is one object with its notes in English, and nothing says of what kind it is.
#[test]
fn answers_as_json() {
    let mut notes = 0;
    for content in said() {
        match content {
            // Lists are no objects: nothing asks for them in this form.
            FromWorker::Answer(Reply { body: Body::Forms(_) | Body::Examples(_), .. }) => {}
            FromWorker::Answer(reply) => {
                let whole = to_value(json::Answer::of(&reply, &[])).unwrap();
                let body = to_value(&reply.body).unwrap();
                let body = body.as_object().unwrap().values().next().unwrap();
                for (name, value) in body.as_object().unwrap() {
                    assert_eq!(whole[name], *value);
                }
                for (mine, note) in whole["notes"].as_array().unwrap().iter().zip(&reply.notes) {
                    assert_eq!(mine["text"], note.text.to_string());
                    notes += 1;
                }
            }
            FromWorker::Failure(failure) => {
                let whole = to_value(json::Failure::from(&failure)).unwrap();
                assert_eq!(whole["message"], failure.message.to_string());
                assert_eq!(whole["help"], failure.help.as_ref().map(ToString::to_string).unwrap_or_default());
                assert_eq!(whole["diagnostics"].as_array().map(Vec::len), Some(failure.diagnostics.len()));
            }
            FromWorker::Progress(progress) => {
                let whole = to_value(json::Progress::from(&progress)).unwrap();
                assert_eq!(
                    whole,
                    json!({ "what": progress.what.unwrap().to_string(), "done": 3, "total": 1u64 << 40 })
                );
            }
            FromWorker::Ready | FromWorker::Panic(_) => {}
        }
    }
    assert!(notes > 0);
}

/// The names in messages are those of columns and options.
#[test]
fn names_of_sorts() {
    use readout::protocol::{CollocateSort, DiversitySort, KeynessSort};
    let name = |value: Value| value.as_str().unwrap().to_owned();
    assert_eq!(name(to_value(CollocateSort::DeltaP21).unwrap()), "delta_p_21");
    assert_eq!(name(to_value(CollocateSort::Mi3).unwrap()), "mi3");
    assert_eq!(name(to_value(KeynessSort::LogRatioLow).unwrap()), "log_ratio_low");
    assert_eq!(name(to_value(DiversitySort::YuleK).unwrap()), "yule_k");
}
