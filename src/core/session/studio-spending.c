/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-spending-private.h"

#include "studio-error.h"
#include "studio-property.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StudioSpending, studio_spending, G_TYPE_OBJECT)

typedef enum
{
  PROP_SPENT_MICROS = 1,
} StudioSpendingProperty;

static GParamSpec *properties[PROP_SPENT_MICROS + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
studio_spending_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioSpending *self = STUDIO_SPENDING (object);

  switch ((StudioSpendingProperty) id)
    {
    case PROP_SPENT_MICROS:
      g_value_set_int64 (value, self->spent_micros);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_spending_finalize (GObject *object)
{
  StudioSpending *self = STUDIO_SPENDING (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->library);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (studio_spending_parent_class)->finalize (object);
}

static void
studio_spending_class_init (StudioSpendingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_spending_get_property;
  object_class->finalize = studio_spending_finalize;

  properties[PROP_SPENT_MICROS] = g_param_spec_int64 (
      "spent-micros", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", STUDIO_TYPE_SPENDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_spending_init (G_GNUC_UNUSED StudioSpending *self)
{
}

/**
 * studio_spending_sum_month:
 * @library: the library
 * @now_us: a time, microseconds since 1970 UTC
 * @spent_micros: (out): what the calls of its month may have cost, in millionths
 * @until_us: (out): when that month ends
 * @error: return location; a database error
 *
 * Blocking. Months are those of the local time zone.
 *
 * Returns: whether it could be counted
 */
gboolean
studio_spending_sum_month (StudioLibrary *library,
                           gint64 now_us,
                           gint64 *spent_micros,
                           gint64 *until_us,
                           GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  StudioSum sum;
  gint64 from_us;

  studio_sum_find_period (now_us, STUDIO_SUM_MONTH, zone, &from_us, until_us);
  if (!studio_library_sum (library, from_us, *until_us, &sum, error))
    return FALSE;
  *spent_micros = sum.cost_micros;
  return TRUE;
}

/**
 * studio_spending_take:
 * @self: spending
 * @terms: the terms, its own ones where they did not change
 * @spent_micros: what was spent
 * @until_us: until when that is counted
 *
 * Takes what a worker found, and tells.
 */
void
studio_spending_take (StudioSpending *self,
                      const StudioSpendingTerms *terms,
                      gint64 spent_micros,
                      gint64 until_us)
{
  gboolean changed = !studio_spending_terms_equal (&self->terms, terms);

  if (terms != &self->terms)
    self->terms = *terms;
  self->until_us = until_us;
  changed |= studio_property_set_int64 (
      self, properties[PROP_SPENT_MICROS], &self->spent_micros, spent_micros);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * studio_spending_new:
 * @paths: where everything is
 * @clock: the time
 *
 * Returns: (transfer full): spending without price and limit, until studio_spending_load()
 */
StudioSpending *
studio_spending_new (StudioPaths *paths, StudioClock *clock)
{
  StudioSpending *self = g_object_new (STUDIO_TYPE_SPENDING, NULL);
  g_autofree char *folder = g_path_get_dirname (studio_paths_get_connection_file (paths));

  self->clock = g_object_ref (clock);
  self->path = g_build_filename (folder, "spending.ini", NULL);
  return self;
}

/**
 * studio_spending_get_terms:
 * @self: spending
 *
 * Returns: (transfer none): what a person set
 */
const StudioSpendingTerms *
studio_spending_get_terms (StudioSpending *self)
{
  return &self->terms;
}

/* The present month's sum, 0 where another month has begun since it was made. */
static gint64
find_spent (StudioSpending *self)
{
  return studio_clock_get_real_us (self->clock) < self->until_us ? self->spent_micros : 0;
}

/**
 * studio_spending_get_spent:
 * @self: spending
 *
 * Returns: what the calls of this month may have cost, in millionths
 */
gint64
studio_spending_get_spent (StudioSpending *self)
{
  return find_spent (self);
}

/**
 * studio_spending_set_terms:
 * @self: spending
 * @terms: what holds from now on; earlier calls keep their price. Amounts are brought into
 *   0…%STUDIO_AMOUNT_MAX
 */
void
studio_spending_set_terms (StudioSpending *self, const StudioSpendingTerms *terms)
{
  StudioSpendingTerms next = *terms;

  next.price_micros = CLAMP (next.price_micros, 0, STUDIO_AMOUNT_MAX);
  next.limit_micros = CLAMP (next.limit_micros, 0, STUDIO_AMOUNT_MAX);
  next.confirm_micros = CLAMP (next.confirm_micros, 0, STUDIO_AMOUNT_MAX);
  next.confirm_count = MIN (next.confirm_count, STUDIO_CONFIRM_COUNT_MAX);
  if (studio_spending_terms_equal (&self->terms, &next))
    return;
  self->terms = next;
  self->n_sets++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->library == NULL)
    return;
  studio_spending_save_later (self);
  studio_spending_refresh_later (self);
}

/**
 * studio_spending_format:
 * @self: spending
 * @micros: an amount in millionths
 *
 * Returns: (transfer full): the amount in the locale's way, with the currency that is set
 */
char *
studio_spending_format (StudioSpending *self, gint64 micros)
{
  return studio_amount_format (micros, self->terms.currency, NULL);
}

/**
 * studio_spending_format_price:
 * @self: spending
 * @n_calls: how many images
 *
 * Returns: (transfer full) (nullable): what they cost, %NULL where no price is set
 */
char *
studio_spending_format_price (StudioSpending *self, guint n_calls)
{
  return self->terms.price_micros == 0
             ? NULL
             : studio_spending_format (self,
                                       studio_amount_multiply (self->terms.price_micros, n_calls));
}

/**
 * studio_spending_check_limit:
 * @self: spending
 * @n_calls: how many calls are to be made
 * @n_waiting: how many wait or are under way already
 * @error: return location; %STUDIO_ERROR_SPENDING_LIMIT
 *
 * Returns: whether this month stays within its limit with them; it does without a limit or a price
 */
gboolean
studio_spending_check_limit (StudioSpending *self, guint n_calls, guint n_waiting, GError **error)
{
  const StudioSpendingTerms *terms = &self->terms;
  guint n_all = n_calls > G_MAXUINT - n_waiting ? G_MAXUINT : n_calls + n_waiting;
  gint64 cost = studio_amount_multiply (terms->price_micros, n_all);
  gint64 total = studio_amount_add (find_spent (self), cost);

  if (terms->limit_micros == 0 || terms->price_micros == 0 || total <= terms->limit_micros)
    return TRUE;
  g_autofree char *come_to = studio_spending_format (self, total);
  g_autofree char *limit = studio_spending_format (self, terms->limit_micros);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_SPENDING_LIMIT,
               _ ("This month would come to about %s; your limit is %s."),
               come_to,
               limit);
  return FALSE;
}

/**
 * studio_spending_check_size:
 * @self: spending
 * @n_calls: how many calls are to be made at once
 * @error: return location; %STUDIO_ERROR_CONFIRMATION
 *
 * Returns: whether that is no more than what a person wants to be asked about
 */
gboolean
studio_spending_check_size (StudioSpending *self, guint n_calls, GError **error)
{
  const StudioSpendingTerms *terms = &self->terms;
  gint64 cost = studio_amount_multiply (terms->price_micros, n_calls);
  gboolean is_many = terms->confirm_count > 0 && n_calls > terms->confirm_count;
  gboolean is_dear = terms->confirm_micros > 0 && cost > terms->confirm_micros;
  g_autofree char *price = studio_spending_format_price (self, n_calls);

  if (!is_many && !is_dear)
    return TRUE;
  if (price != NULL)
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_CONFIRMATION,
                 g_dngettext (GETTEXT_PACKAGE,
                              "This is %'u image for about %s.",
                              "These are %'u images for about %s.",
                              n_calls),
                 n_calls,
                 price);
  else
    g_set_error (
        error,
        STUDIO_ERROR,
        STUDIO_ERROR_CONFIRMATION,
        g_dngettext (GETTEXT_PACKAGE, "This is %'u image.", "These are %'u images.", n_calls),
        n_calls);
  return FALSE;
}

/**
 * studio_spending_load:
 * @self: spending that nobody else uses yet
 *
 * Reads the terms. A file that cannot be read says nothing.
 */
void
studio_spending_load (StudioSpending *self)
{
  studio_spending_terms_load (&self->terms, self->path);
}

/**
 * studio_spending_save:
 * @self: spending
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes the terms.
 *
 * Returns: whether they are on the disk
 */
gboolean
studio_spending_save (StudioSpending *self, GError **error)
{
  return studio_spending_terms_save (&self->terms, self->path, error);
}

/**
 * studio_spending_refresh:
 * @self: spending that nobody else uses yet
 * @library: the library
 * @error: return location; a database error
 *
 * Counts what this month has come to.
 *
 * Returns: whether it could be counted
 */
gboolean
studio_spending_refresh (StudioSpending *self, StudioLibrary *library, GError **error)
{
  return studio_spending_sum_month (
      library, studio_clock_get_real_us (self->clock), &self->spent_micros, &self->until_us, error);
}
