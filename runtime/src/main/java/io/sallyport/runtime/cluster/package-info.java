/**
 * Rooms on several nodes: who is there, found by Hazelcast, and an event bus between them under mutual TLS.
 *
 * <p>Hazelcast carries membership, the registry of addresses, and what may be lost. It proves nobody's identity and nothing read from
 * it is believed; the bus does, with the certificates of {@link io.sallyport.runtime.tls.RoomKeys}.
 *
 * <p>Start reading at {@link ClusteredVertx}.
 */
@NullMarked
package io.sallyport.runtime.cluster;

import org.jspecify.annotations.NullMarked;
