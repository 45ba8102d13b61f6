/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-seed-row.h"

#include "studio-focus-chain.h"
#include "studio-property.h"
#include "studio-random.h"
#include "studio-shared-closures.h"
#include "studio-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _StudioSeedRow
{
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkButton *dice;
  GtkToggleButton *lock;
  char *seed;
  gboolean locked;
  char *error;
};

G_DEFINE_FINAL_TYPE (StudioSeedRow, studio_seed_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_SEED = 1,
  PROP_LOCKED,
  PROP_ERROR,
} StudioSeedRowProperty;

static GParamSpec *properties[PROP_ERROR + 1];
static guint draw_signal;

static char *
lock_icon (gpointer self G_GNUC_UNUSED, gboolean locked)
{
  return g_strdup (locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
}

static char *
lock_tooltip (gpointer self G_GNUC_UNUSED, gboolean locked)
{
  return g_strdup (locked ? _ ("The Same Seed Every Time") : _ ("A New Seed Every Time"));
}

static void
draw_cb (StudioSeedRow *self)
{
  g_signal_emit (self, draw_signal, 0);
}

/* From one end to the other, as the service's own range is; 0 stands for none. */
static void
step (StudioSeedRow *self, gboolean up)
{
  guint32 seed = 0;

  if (!studio_seed_from_string (self->seed, &seed, NULL))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (up)
    seed = seed >= STUDIO_SEED_DRAWN_MAX ? 1 : seed + 1;
  else
    seed = seed <= 1 ? STUDIO_SEED_DRAWN_MAX : seed - 1;
  g_autofree char *text = g_strdup_printf ("%u", seed);
  g_object_set (self, "seed", text, NULL);
}

static void
previous_cb (StudioSeedRow *self)
{
  step (self, FALSE);
}

static void
next_cb (StudioSeedRow *self)
{
  step (self, TRUE);
}

static gboolean
key_pressed_cb (StudioSeedRow *self, guint key, guint code G_GNUC_UNUSED, GdkModifierType state)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (!plain || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  step (self, key == GDK_KEY_Up);
  return GDK_EVENT_STOP;
}

static gboolean
studio_seed_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_SEED_ROW (widget)->entry));
}

static void
set_seed (StudioSeedRow *self, const char *seed)
{
  if (seed == NULL)
    seed = "";
  if (studio_property_set_string (self, properties[PROP_SEED], &self->seed, seed))
    studio_seed_row_set_error (self, NULL);
}

static void
studio_seed_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioSeedRow *self = STUDIO_SEED_ROW (object);

  switch ((StudioSeedRowProperty) id)
    {
    case PROP_SEED:
      g_value_set_string (value, self->seed);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_seed_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioSeedRow *self = STUDIO_SEED_ROW (object);

  switch ((StudioSeedRowProperty) id)
    {
    case PROP_SEED:
      set_seed (self, g_value_get_string (value));
      break;
    case PROP_LOCKED:
      studio_property_set_boolean (self, pspec, &self->locked, g_value_get_boolean (value));
      break;
    case PROP_ERROR:
      studio_seed_row_set_error (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_seed_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_SEED_ROW);
  G_OBJECT_CLASS (studio_seed_row_parent_class)->dispose (object);
}

static void
studio_seed_row_finalize (GObject *object)
{
  StudioSeedRow *self = STUDIO_SEED_ROW (object);

  g_clear_pointer (&self->seed, g_free);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (studio_seed_row_parent_class)->finalize (object);
}

static void
studio_seed_row_class_init (StudioSeedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_seed_row_get_property;
  object_class->set_property = studio_seed_row_set_property;
  object_class->dispose = studio_seed_row_dispose;
  object_class->finalize = studio_seed_row_finalize;
  widget_class->grab_focus = studio_seed_row_grab_focus;
  studio_focus_chain_install (widget_class);

  properties[PROP_SEED] = g_param_spec_string ("seed", NULL, NULL, "", STUDIO_PARAM_READWRITE);
  properties[PROP_LOCKED] = g_param_spec_boolean (
      "locked", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  draw_signal = g_signal_new (
      "draw", STUDIO_TYPE_SEED_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-seed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSeedRow, entry);
  gtk_widget_class_bind_template_child (widget_class, StudioSeedRow, dice);
  gtk_widget_class_bind_template_child (widget_class, StudioSeedRow, lock);
  gtk_widget_class_bind_template_callback (widget_class, draw_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_icon);
  gtk_widget_class_bind_template_callback (widget_class, lock_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_has_text);
}

static void
studio_seed_row_init (StudioSeedRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->seed = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * studio_seed_row_set_error:
 * @self: a row
 * @error: (nullable): what is wrong with the seed, a sentence
 *
 * The next change of the seed takes it away again.
 */
void
studio_seed_row_set_error (StudioSeedRow *self, const char *error)
{
  g_return_if_fail (STUDIO_IS_SEED_ROW (self));
  if (!studio_property_set_string (self, properties[PROP_ERROR], &self->error, error))
    return;
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error == NULL ? "" : error,
                                  -1);
}
