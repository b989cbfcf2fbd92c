/**
 * IAM's policy language: documents, and what they decide about a request, as the IAM User Guide's pages "IAM JSON policy
 * elements reference" and "Policy evaluation logic" have it. Knows no service and keeps nothing.
 */
@NullMarked
package dev.signalbox.localcloud.policy;

import org.jspecify.annotations.NullMarked;
