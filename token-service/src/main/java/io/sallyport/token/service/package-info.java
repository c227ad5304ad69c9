/**
 * What the room decides, one class a subject. Written top to bottom with {@code await}: everything here runs inside
 * {@link io.sallyport.runtime.room.Steps}; hashing, powers and signatures run on {@link io.sallyport.token.service.Workers}.
 */
@NullMarked
package io.sallyport.token.service;

import org.jspecify.annotations.NullMarked;
