using EFCore.Mixins.Flows;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Sessions;

/// <summary>A bound factory. Its model is read on first use, from a context that is disposed again.</summary>
internal abstract class FactoryBinding
{
    private readonly Lock gate = new();
    private volatile BoundEntityModel? model;

    public abstract Type ContextType { get; }

    public abstract object Factory { get; }

    /// <summary>The factory of contexts that only read, or null.</summary>
    public abstract FactoryBinding? Reader { get; }

    public BoundEntityModel Model
    {
        get
        {
            if (model is { } known)
                return known;
            lock (gate)
                return model ??= ReadModel();
        }
    }

    /// <summary>The model if it was read before.</summary>
    public BoundEntityModel? KnownModel => model;

    /// <summary>The factory for a read or a write of this flow.</summary>
    public FactoryBinding For(bool isRead) => isRead && Reader is { } reader && !ReadWriteFlow.IsWritten ? reader : this;

    public bool Maps(Type entityType) => Model.Model.FindEntityType(entityType) is not null;

    public abstract DbContext Create();

    public abstract ValueTask<DbContext> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Opens a context to read its model, which is the same in every flow.</summary>
    protected abstract DbContext CreateForModel();

    public async ValueTask<ContextScope> OpenAsync(CancellationToken cancellationToken)
        => new(await CreateAsync(cancellationToken).ConfigureAwait(false), isOwned: true);

    private BoundEntityModel ReadModel()
    {
        using var context = CreateForModel();
        return BoundEntityModel.Of(context);
    }
}
