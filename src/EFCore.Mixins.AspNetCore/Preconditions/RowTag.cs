using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Preconditions;

/// <summary>Computes the entity tag of a row from its class, its key and its concurrency tokens.</summary>
internal static class RowTag
{
    private const int Bytes = 16;

    private static readonly ModelCache<IEntityType, IProperty[]> Tokens = new("EFCore.Mixins:Tokens", static type =>
        [.. type.GetProperties().Where(property => property.IsConcurrencyToken && !property.IsShadowProperty())]);

    /// <summary>The tag in quotes; null if the class has no token.</summary>
    public static string? Of(object entity)
    {
        var type = TypeOf(entity.GetType());
        if (!HasToken(type))
            return null;
        var text = new StringBuilder(type.Name);
        foreach (var property in (type.FindPrimaryKey()?.Properties ?? []).Concat(Tokens.Of(type)))
            text.Append('\n').Append(Text(MemberAccess.Get(property, entity)));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return $"\"{Base64Url.EncodeToString(hash.AsSpan(0, Bytes))}\"";
    }

    public static bool HasToken(IEntityType type)
        => Tokens.Of(type).Length > 0 && type.FindPrimaryKey()?.Properties.Any(key => key.IsShadowProperty()) != true;

    public static InvalidOperationException Missing(Type entityClass)
        => new(
            $"'{entityClass.Name}' has no entity tag: it has no concurrency token, or no property for it. Add one, for example " +
            "'[ConcurrencyCheck] public int Version { get; set; }'.");

    private static IEntityType TypeOf(Type entityClass)
    {
        var model = ContextBindings.Of(entityClass.Assembly.IsDynamic ? entityClass.BaseType ?? entityClass : entityClass).Model;
        return model.FindRuntimeEntityType(entityClass)!; // the bound model maps the class
    }

    private static string Text(object? value)
        => value switch
        {
            null => "-",
            byte[] bytes => Convert.ToBase64String(bytes),
            DateTime moment => moment.Ticks.ToString(CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
