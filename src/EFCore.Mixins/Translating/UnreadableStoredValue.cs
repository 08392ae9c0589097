using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Translating;

/// <summary>Recognizes the failure of a value converter on a stored value.</summary>
/// <remarks>
///     EF compiles the converter's expression into the code that reads a row, so only the stack shows it: a method that the converter calls
///     above such code, or a function of the converter's types, into which the runtime has inlined that method.
/// </remarks>
internal static class UnreadableStoredValue
{
    /// <summary>The exception for the cause; null if the cause is another one.</summary>
    public static ValueConversionException? Explain(DbContext context, Exception exception)
    {
        var frames = new StackTrace(exception).GetFrames();
        for (var i = 0; i < frames.Length; i++)
        {
            if (frames[i].GetMethod() is not { DeclaringType: null } compiled)
                continue;
            Func<ValueConverter, bool> hasThrown = i == 0
                ? converter => Is(converter, compiled)
                : converter => Calls(converter, frames[i - 1].GetMethod());
            var columns = Columns(context.Model, hasThrown);
            return columns.Count == 0 ? null : new ValueConversionException(columns, exception);
        }

        return null;
    }

    private static List<IProperty> Columns(IModel model, Func<ValueConverter, bool> hasThrown)
        => [.. model.GetEntityTypes()
            .SelectMany(type => type.GetFlattenedProperties())
            .Distinct()
            .Where(property => property.GetTypeMapping().Converter is { } converter && hasThrown(converter))];

    /// <summary>Whether a compiled function has the types of a converter. Its parameters are the closure and the stored value.</summary>
    private static bool Is(ValueConverter converter, MethodBase compiled)
        => compiled is MethodInfo { ReturnType: var result }
            && compiled.GetParameters() is [_, { ParameterType: var stored }]
            && stored == converter.ProviderClrType
            && result == converter.ModelClrType;

    private static bool Calls(ValueConverter converter, MethodBase? thrower)
    {
        var calls = new CalledMethods();
        calls.Visit(converter.ConvertFromProviderExpression);
        return thrower is not null
            && calls.Methods.Exists(method => method.MetadataToken == thrower.MetadataToken && method.Module == thrower.Module);
    }

    private sealed class CalledMethods : ExpressionVisitor
    {
        public List<MethodBase> Methods { get; } = [];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Methods.Add(node.Method);
            return base.VisitMethodCall(node);
        }

        protected override Expression VisitNew(NewExpression node)
        {
            if (node.Constructor is { } constructor)
                Methods.Add(constructor);
            return base.VisitNew(node);
        }

        protected override Expression VisitInvocation(InvocationExpression node)
        {
            if (node.Expression is ConstantExpression { Value: Delegate invoked })
                Methods.Add(invoked.Method);
            return base.VisitInvocation(node);
        }
    }
}
