using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.EntityFrameworkCore.Update.Internal;

#pragma warning disable EF1001 // between what EF forgets before a save and what it writes there is this class only

namespace EFCore.Mixins.Watching;

/// <summary>Sees the entries of each attempt of a save before their commands are made.</summary>
internal sealed class WatchedBatches(CommandBatchPreparerDependencies dependencies) : CommandBatchPreparer(dependencies)
{
    public override IEnumerable<ModificationCommandBatch> BatchCommands(IList<IUpdateEntry> entries, IUpdateAdapter updateAdapter)
    {
        NamedValues.Write(entries);
        return base.BatchCommands(entries, updateAdapter);
    }
}
