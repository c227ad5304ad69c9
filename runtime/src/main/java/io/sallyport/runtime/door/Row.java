package io.sallyport.runtime.door;

import io.sallyport.runtime.bus.Call;
import software.amazon.awssdk.core.SdkPojo;

/** One AWS operation: wire name, the proof it demands, the shape it reads, who answers. */
public record Row<I extends SdkPojo, O extends SdkPojo>(
        String operation, Proof<I> proof, Class<I> input, Call<Asked<I>, O> answer) {}
