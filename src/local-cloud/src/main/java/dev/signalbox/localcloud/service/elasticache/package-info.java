/** ElastiCache: groups of one real Redis or Valkey server each. */
@NullMarked
package dev.signalbox.localcloud.service.elasticache;

import org.jspecify.annotations.NullMarked;
