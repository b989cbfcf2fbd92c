/** CloudFormation's public resource schemas, held against the local cloud and the templates that Signalbox ships. */
@NullMarked
package dev.signalbox.localcloud.service.cloudformation.schema;

import org.jspecify.annotations.NullMarked;
