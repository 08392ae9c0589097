using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>What work does in a unit whose transaction has ended.</summary>
internal static class LaterCalls
{
    public static async Task RunAsync(string action, SpecContext db, CancellationToken token)
    {
        db.Database.AutoSavepointsEnabled = action is not "save without savepoint";
        await (action switch
        {
            "query" => User.Select().CountAsync(token),
            "query of EF" => db.Users.CountAsync(token),
            "find" => User.FindAsync(-1, token),
            "bulk update" => User.Select().ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 1), token),
            "SQL" => User.ExecuteAsync($"""DELETE FROM "Users" """, cancellationToken: token),
            "SQL of EF" => db.Database.ExecuteSqlAsync($"""DELETE FROM "Users" """, token),
            "unit" => Contexts.InTransactionAsync(AddAsync, cancellationToken: token),
            "nothing" => Task.CompletedTask,
            _ => AddAsync(),
        });

        Task<User> AddAsync() => User.CreateAsync(new { Name = "Cid" }, cancellationToken: token);
    }
}
