/**
 * CloudWatch Logs' filter patterns: terms, JSON selectors, fields between spaces
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
 */
@NullMarked
package dev.signalbox.localcloud.service.logs.pattern;

import org.jspecify.annotations.NullMarked;
