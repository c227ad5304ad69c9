/**
 * The deployment's own certificates: an authority of its own, certificates for its servers, and one for each room.
 *
 * <p>Everything is EC P-256. A room's folder holds all that the room may know: its key and certificate, its key-encryption key,
 * the authority's certificate and those of the other rooms, from which the key that two rooms share is computed on both ends.
 * Private files have mode 600 and are refused otherwise.
 *
 * <p>Start reading at {@link DeploymentKeys}, which writes, and {@link RoomKeys}, which reads.
 */
@NullMarked
package io.sallyport.runtime.tls;

import org.jspecify.annotations.NullMarked;
