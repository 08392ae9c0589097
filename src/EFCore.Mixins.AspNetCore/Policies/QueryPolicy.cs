using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <summary>What requests may ask for; see <see cref="QueryPolicy{T}"/>.</summary>
public abstract class QueryPolicy
{
    private protected QueryPolicy(Type entityClass) => EntityClass = entityClass;

    /// <summary>The entity class whose rows are asked for.</summary>
    public Type EntityClass { get; }

    /// <summary>The rules so far.</summary>
    internal PolicyRules Rules { get; private protected set; } = PolicyRules.None;

    /// <summary>The policy that the attributes of a class describe: <see cref="FilterableAttribute"/> and its kin.</summary>
    public static QueryPolicy<T> FromAttributes<T>()
        where T : class, IQueryMixin
        => new(AttributeRules.Of(typeof(T)));
}
