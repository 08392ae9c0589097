using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Policies;

/// <summary>The policy of an endpoint for an entity class, bound to each model once.</summary>
internal sealed class EndpointPolicy
{
    private const int MostConditions = 8;

    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<Type, EndpointPolicy>> Known = [];

    private readonly ConcurrentDictionary<(IModel Model, uint Applying), BoundPolicy> bound = new();
    private readonly Type entityClass;
    private readonly PolicyRules rules;

    private EndpointPolicy(Type entityClass, PolicyRules rules)
    {
        this.entityClass = entityClass;
        this.rules = rules;
    }

    /// <summary>The policy of an endpoint, else that of the services, else that of the attributes.</summary>
    /// <exception cref="InvalidOperationException">No policy exists.</exception>
    public static EndpointPolicy Of<T>(Endpoint endpoint, IServiceProvider services)
        where T : class, IQueryMixin
        => Known.GetValue(endpoint, _ => new()).GetOrAdd(typeof(T), _ => Make<T>(endpoint, services));

    /// <summary>The policy of an entity class on the endpoint of a request, or null.</summary>
    public static BoundPolicy? Find(Type entityClass, HttpContext context)
    {
        if (RequestEndpoint.Of(context) is not { } endpoint)
            return null;
        var policy = Known.GetValue(endpoint, _ => new())
            .GetOrAdd(entityClass, _ => new(entityClass, FindRules(entityClass, endpoint, context.RequestServices)));
        return policy.rules.IsEmpty ? null : policy.For(context);
    }

    /// <summary>Reads the policy of an endpoint that is being built.</summary>
    private static PolicyRules RulesOf<T>(string? endpoint, IEnumerable<object> metadata, IServiceProvider services)
        where T : class, IQueryMixin
    {
        var policy = metadata.OfType<IQueryPolicyMetadata>()
            .Select(one => one.Resolve(services))
            .LastOrDefault(one => one.EntityClass == typeof(T))
            ?? services.GetService<QueryPolicy<T>>()
            ?? QueryPolicy.FromAttributes<T>();
        return !policy.Rules.IsEmpty ? Checked(policy.Rules) : throw new InvalidOperationException(
            $"Endpoint '{endpoint}' takes a 'QueryRequest<{typeof(T).Name}>', and no policy defines what it allows. " +
            $"Add '.WithQuery<{typeof(T).Name}>(policy => …)' to it, " +
            $"or attributes such as [Filterable] to the properties of '{typeof(T).Name}'.");
    }

    /// <summary>Whether any request may write a member.</summary>
    public bool CanWrite => rules.Writes.Count > 0 || rules.Conditional.Exists(more => more.Rules.Writes.Count > 0);

    /// <summary>The rules that apply to a request, bound to the model of its host.</summary>
    public BoundPolicy For(HttpContext context)
    {
        var applying = 0u;
        for (var i = 0; i < rules.Conditional.Count; i++)
        {
            if (rules.Conditional[i].Applies(context))
                applying |= 1u << i;
        }

        return Bind(ContextBindings.Of(entityClass), applying);
    }

    /// <summary>The rules that apply to every request.</summary>
    public BoundPolicy ForAll() => Bind(ContextBindings.Of(entityClass), 0);

    /// <summary>Binds the policy, and also with all conditional rules.</summary>
    public void Check()
    {
        var model = ContextBindings.Of(entityClass);
        Bind(model, 0);
        Bind(model, (1u << rules.Conditional.Count) - 1);
    }

    private static EndpointPolicy Make<T>(Endpoint endpoint, IServiceProvider services)
        where T : class, IQueryMixin
    {
        var rules = RulesOf<T>(endpoint.DisplayName, endpoint.Metadata, services);
        return new(typeof(T), rules with { Ignored = rules.Ignored.AddRange(HandlerParameters.Of(endpoint)) });
    }

    private static PolicyRules FindRules(Type entityClass, Endpoint endpoint, IServiceProvider services)
        => endpoint.Metadata.OfType<IQueryPolicyMetadata>()
            .Select(one => one.Resolve(services))
            .LastOrDefault(one => one.EntityClass == entityClass)?.Rules
            ?? (services.GetService(typeof(QueryPolicy<>).MakeGenericType(entityClass)) as QueryPolicy)?.Rules
            ?? AttributeRules.Of(entityClass);

    private static PolicyRules Checked(PolicyRules rules)
        => rules.Conditional.Count <= MostConditions ? rules : throw new InvalidOperationException(
            $"A policy takes {MostConditions} 'When' at most. Join some of them.");

    private BoundPolicy Bind(BoundEntityModel model, uint applying)
        => bound.TryGetValue((model.Model, applying), out var known)
            ? known
            : bound[(model.Model, applying)] = new PolicyBinder(
                model.Model.FindEntityType(entityClass)!, // the bound model is one that maps the class
                rules.For(applying),
                model.Filtering).Bind();
}
