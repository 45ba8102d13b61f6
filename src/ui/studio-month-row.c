/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-month-row.h"

#include "studio-ledger-closures.h"
#include "studio-tooltip.h"

#include <glib/gi18n-lib.h>

struct _StudioMonthRow
{
  AdwExpanderRow parent_instance;

  GTimeZone *zone;
  StudioSum month;
  GArray *days; /* of StudioSum, of this month alone, oldest first */
  char *currency;
  GPtrArray *rows; /* not owned: all of the month, then the days, newest first */
  guint n_right;   /* how many of them say what is counted now */
};

G_DEFINE_FINAL_TYPE (StudioMonthRow, studio_month_row, ADW_TYPE_EXPANDER_ROW)

static guint period_activated_signal;

static void
activated_cb (StudioMonthRow *self, GtkWidget *row)
{
  guint i = 0;

  if (!g_ptr_array_find (self->rows, row, &i) || i > self->days->len)
    return;
  const StudioSum *sum = i == 0 ? &self->month
                                : &g_array_index (self->days, StudioSum, self->days->len - i);
  g_signal_emit (self, period_activated_signal, 0, sum->from_us, sum->to_us);
}

static GtkWidget *
add_row (StudioMonthRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_whole_row (StudioMonthRow *self)
{
  GtkWidget *row = add_row (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Show the Calls of This Month"));
}

static void
add_day_row (StudioMonthRow *self)
{
  GtkWidget *row = add_row (self);
  GtkWidget *cost = gtk_label_new (NULL);

  gtk_widget_add_css_class (cost, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cost);
  g_object_set_data (G_OBJECT (row), "cost", cost);
  studio_tooltip_set (row, _ ("Show the Calls of This Day"));
}

static void
show_day (StudioMonthRow *self, GtkWidget *row, const StudioSum *day)
{
  g_autofree char *title = studio_ledger_view_period (day->from_us, STUDIO_SUM_DAY, self->zone);
  g_autofree char *counts = studio_ledger_view_counts (day);
  g_autofree char *cost = studio_ledger_view_cost (day, self->currency);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), counts);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "cost"), cost);
}

static void
take_days (StudioMonthRow *self, GArray *days)
{
  g_array_set_size (self->days, 0);
  for (guint i = 0; i < days->len; i++)
    {
      const StudioSum *day = &g_array_index (days, StudioSum, i);
      if (day->from_us >= self->month.from_us && day->from_us < self->month.to_us)
        g_array_append_val (self->days, *day);
    }
}

static void
studio_month_row_finalize (GObject *object)
{
  StudioMonthRow *self = STUDIO_MONTH_ROW (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (studio_month_row_parent_class)->finalize (object);
}

static void
studio_month_row_class_init (StudioMonthRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_month_row_finalize;
  period_activated_signal = g_signal_new ("period-activated",
                                          STUDIO_TYPE_MONTH_ROW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_INT64,
                                          G_TYPE_INT64);
}

static void
studio_month_row_init (StudioMonthRow *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (StudioSum));
  self->rows = g_ptr_array_new ();
}

/**
 * studio_month_row_new:
 * @zone: whose days
 *
 * Returns: (transfer full): a month of which nothing is known yet
 */
GtkWidget *
studio_month_row_new (GTimeZone *zone)
{
  StudioMonthRow *self = g_object_new (STUDIO_TYPE_MONTH_ROW, NULL);

  self->zone = g_time_zone_ref (zone);
  return GTK_WIDGET (self);
}

/**
 * studio_month_row_show:
 * @self: a month
 * @month: its sum
 * @days: (element-type StudioSum): the days of all months, oldest first
 * @currency: what the sums are in
 *
 * Shows the sum; the days follow with studio_month_row_fill_one().
 */
void
studio_month_row_show (StudioMonthRow *self,
                       const StudioSum *month,
                       GArray *days,
                       const char *currency)
{
  g_autofree char *title = studio_ledger_view_period (month->from_us, STUDIO_SUM_MONTH, self->zone);
  g_autofree char *counts = studio_ledger_view_counts (month);
  g_autofree char *cost = studio_ledger_view_cost (month, currency);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", cost, counts);

  self->month = *month;
  take_days (self, days);
  g_free (self->currency);
  self->currency = g_strdup (currency);
  self->n_right = 0;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 month->cost_micros == 0 ? counts : subtitle);
}

/**
 * studio_month_row_get_from_us:
 * @self: a month
 *
 * Returns: when it begins, microseconds since 1970 UTC
 */
gint64
studio_month_row_get_from_us (StudioMonthRow *self)
{
  return self->month.from_us;
}

/**
 * studio_month_row_fill_one:
 * @self: a month
 *
 * Makes, changes or removes one of the rows below it, if it is open.
 *
 * Returns: whether there was one; if not, all of them are right
 */
gboolean
studio_month_row_fill_one (StudioMonthRow *self)
{
  guint i = self->n_right;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return FALSE;
  if (i > self->days->len)
    {
      if (self->rows->len <= i)
        return FALSE;
      GtkWidget *last = g_ptr_array_steal_index (self->rows, self->rows->len - 1);
      adw_expander_row_remove (ADW_EXPANDER_ROW (self), last);
      return TRUE;
    }
  if (i == self->rows->len)
    {
      if (i == 0)
        add_whole_row (self);
      else
        add_day_row (self);
    }
  if (i > 0)
    show_day (self,
              g_ptr_array_index (self->rows, i),
              &g_array_index (self->days, StudioSum, self->days->len - i));
  self->n_right++;
  return TRUE;
}
