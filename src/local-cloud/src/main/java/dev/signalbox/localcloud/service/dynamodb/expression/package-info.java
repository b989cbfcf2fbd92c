/** DynamoDB's expression languages: condition, filter, key condition, update, projection. */
@NullMarked
package dev.signalbox.localcloud.service.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
