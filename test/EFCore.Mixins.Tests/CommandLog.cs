using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

/// <summary>Writes down the statements that reach the database, in the form that most databases share.</summary>
public sealed class CommandLog : DbCommandInterceptor
{
    public List<string> Commands { get; } = [];

    /// <summary>The texts as they are sent.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>The statements since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] taken = [.. Commands];
        Commands.Clear();
        return taken;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Add(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Add(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Add(command);
        return ValueTask.FromResult(result);
    }

    private void Add(DbCommand command)
    {
        lock (Commands)
        {
            Texts.Add(command.CommandText);
            Commands.Add(Sql.Standard(command.CommandText.ReplaceLineEndings(" ")));
        }
    }
}
