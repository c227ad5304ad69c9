package io.sallyport.token.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.room.Steps;
import io.sallyport.token.service.AccessTokens;
import io.sallyport.token.service.AdminUsers;
import io.sallyport.token.service.Directory;
import io.sallyport.token.service.Groups;
import io.sallyport.token.service.PoolLife;
import io.sallyport.token.service.SelfService;
import io.sallyport.token.service.SignIn;
import io.sallyport.token.service.SignOut;
import io.sallyport.token.service.SignUps;
import java.time.InstantSource;
import java.util.ArrayList;

/** All of {@code cognito-idp} that is built. */
public record CognitoIdp(
        Steps steps,
        Directory directory,
        PoolLife pools,
        SignUps signUps,
        SignIn signIn,
        SignOut signOut,
        AccessTokens tokens,
        SelfService self,
        AdminUsers users,
        Groups groups,
        InstantSource clock) {

    public ServiceTable table() {
        var rows = new Rows(steps, directory);
        var all = new ArrayList<Row<?, ?>>(new PoolRows(rows, directory, pools, clock).all());
        all.addAll(new SignInRows(rows, directory, signUps, signIn, signOut, tokens, self).all());
        all.addAll(new UserRows(rows, directory, users).all());
        all.addAll(new GroupRows(rows, directory, groups).all());
        return new ServiceTable(AwsService.COGNITO_IDP, all, CognitoErrors::of);
    }
}
