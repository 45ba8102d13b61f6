/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-rating-bar.h"

#include "studio-property.h"
#include "studio-tooltip.h"

#include <glib/gi18n-lib.h>

#define MAX_RATING 5

struct _StudioRatingBar
{
  AdwBin parent_instance;

  GtkButton *stars[MAX_RATING];
  int rating;
};

typedef enum
{
  PROP_RATING = 1,
} StudioRatingBarProperty;

static GParamSpec *properties[PROP_RATING + 1];

G_DEFINE_FINAL_TYPE (StudioRatingBar, studio_rating_bar, ADW_TYPE_BIN)

static guint rated_signal;

static char *
name_star (int number, gboolean removes)
{
  if (removes)
    return g_strdup (_ ("Remove Rating"));
  return g_strdup_printf (ngettext ("Rate %'d Star", "Rate %'d Stars", (gulong) number), number);
}

static void
update_stars (StudioRatingBar *self)
{
  for (int i = 0; i < MAX_RATING; i++)
    {
      g_autofree char *name = name_star (i + 1, self->rating == i + 1);
      gtk_button_set_icon_name (
          self->stars[i], i < self->rating ? "starred-symbolic" : "studio-star-outline-symbolic");
      studio_tooltip_set_name (GTK_WIDGET (self->stars[i]), name);
    }
}

/* Read out for the group, as the stars that are filled are for the eye alone. */
static void
update_value (StudioRatingBar *self)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("Rating: %'d star", "Rating: %'d stars", (gulong) self->rating), self->rating);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->rating == 0 ? _ ("Rating: none") : text,
                                  -1);
}

static void
star_clicked_cb (StudioRatingBar *self, GtkButton *star)
{
  int rating = 0;

  while (rating < MAX_RATING && self->stars[rating] != star)
    rating++;
  rating++;
  g_signal_emit (self, rated_signal, 0, rating == self->rating ? 0 : rating);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *rating, G_GNUC_UNUSED gpointer user_data)
{
  g_signal_emit (widget, rated_signal, 0, g_variant_get_int32 (rating));
  return GDK_EVENT_STOP;
}

static void
studio_rating_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioRatingBarProperty) id)
    {
    case PROP_RATING:
      g_value_set_int (value, STUDIO_RATING_BAR (object)->rating);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_rating_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((StudioRatingBarProperty) id)
    {
    case PROP_RATING:
      studio_rating_bar_set_rating (STUDIO_RATING_BAR (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_rating_bar_class_init (StudioRatingBarClass *klass)
{
  static const guint keypad[] = { GDK_KEY_KP_0, GDK_KEY_KP_1, GDK_KEY_KP_2,
                                  GDK_KEY_KP_3, GDK_KEY_KP_4, GDK_KEY_KP_5 };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_rating_bar_get_property;
  object_class->set_property = studio_rating_bar_set_property;
  properties[PROP_RATING] = g_param_spec_int (
      "rating", NULL, NULL, 0, MAX_RATING, 0, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  rated_signal = g_signal_new ("rated",
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               G_TYPE_INT);
  for (int i = 0; i <= MAX_RATING; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + (guint) i, 0, key_cb, "i", i);
      gtk_widget_class_add_binding (widget_class, keypad[i], 0, key_cb, "i", i);
    }
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_rating_bar_init (StudioRatingBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int i = 0; i < MAX_RATING; i++)
    {
      GtkWidget *star = gtk_button_new ();
      gtk_widget_add_css_class (star, "flat");
      gtk_widget_add_css_class (star, "rating-star");
      g_signal_connect_object (
          star, "clicked", G_CALLBACK (star_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), star);
      self->stars[i] = GTK_BUTTON (star);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  update_stars (self);
  update_value (self);
}

/**
 * studio_rating_bar_set_rating:
 * @self: the stars
 * @rating: how many of them are filled, 0 to 5
 */
void
studio_rating_bar_set_rating (StudioRatingBar *self, int rating)
{
  g_return_if_fail (STUDIO_IS_RATING_BAR (self));
  if (!studio_property_set_int (self, properties[PROP_RATING], &self->rating, rating))
    return;
  update_stars (self);
  update_value (self);
}

/**
 * studio_rating_bar_get_rating:
 * @self: the stars
 *
 * Returns: how many of them are filled
 */
int
studio_rating_bar_get_rating (StudioRatingBar *self)
{
  g_return_val_if_fail (STUDIO_IS_RATING_BAR (self), 0);
  return self->rating;
}
