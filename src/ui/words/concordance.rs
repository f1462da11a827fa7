//! The words of Concordance.
