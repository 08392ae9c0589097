using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <summary>What requests may use; see <see cref="QueryPolicy{T}"/>.</summary>
public abstract class QueryPolicy
{
    private protected QueryPolicy(Type entityClass) => EntityClass = entityClass;

    /// <summary>The entity class of the rows.</summary>
    public Type EntityClass { get; }

    /// <summary>The rules so far.</summary>
    internal PolicyRules Rules { get; private protected set; } = PolicyRules.None;

    /// <summary>The policy that the attributes of a class describe: <see cref="FilterableAttribute"/> and its kin.</summary>
    public static QueryPolicy<T> FromAttributes<T>()
        where T : class, IQueryMixin
        => new(AttributeRules.Of(typeof(T)));
}
