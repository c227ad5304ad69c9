package io.sallyport.policy.core;

/** Whose a managed policy is: the account's own, or one that comes with the product and that nobody changes. */
public enum Owner {
    LOCAL,
    AWS
}
