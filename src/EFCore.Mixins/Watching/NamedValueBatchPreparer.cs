using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.EntityFrameworkCore.Update.Internal;

#pragma warning disable EF1001 // this class is the only hook between EF's reset before a save and its writes

namespace EFCore.Mixins.Watching;

/// <summary>Processes the entries of each attempt of a save before their commands are created.</summary>
internal sealed class NamedValueBatchPreparer(CommandBatchPreparerDependencies dependencies) : CommandBatchPreparer(dependencies)
{
    public override IEnumerable<ModificationCommandBatch> BatchCommands(IList<IUpdateEntry> entries, IUpdateAdapter updateAdapter)
    {
        NamedDefaultValues.Write(entries);
        return base.BatchCommands(entries, updateAdapter);
    }
}
