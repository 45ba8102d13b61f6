/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-scene.h"

G_BEGIN_DECLS

/* What a picture is made of, from back to front. */
void studio_demo_paint_abstract (const StudioDemoScene *scene);
void studio_demo_paint_sky (const StudioDemoScene *scene);
void studio_demo_paint_heaven (const StudioDemoScene *scene);
void studio_demo_paint_flyers (const StudioDemoScene *scene);
void studio_demo_paint_dunes (const StudioDemoScene *scene);
void studio_demo_paint_far_land (const StudioDemoScene *scene);
void studio_demo_paint_near_land (const StudioDemoScene *scene);
void studio_demo_paint_city (const StudioDemoScene *scene);
void studio_demo_paint_lighthouse (const StudioDemoScene *scene);
void studio_demo_paint_water (const StudioDemoScene *scene);
void studio_demo_paint_boats (const StudioDemoScene *scene);
void studio_demo_paint_house (const StudioDemoScene *scene);
void studio_demo_paint_person (const StudioDemoScene *scene);
void studio_demo_paint_flowers (const StudioDemoScene *scene);
void studio_demo_paint_crystals (const StudioDemoScene *scene);
void studio_demo_paint_mushrooms (const StudioDemoScene *scene);
void studio_demo_paint_weather (const StudioDemoScene *scene);

/* Parts that several layers share. */
void studio_demo_paint_conifer (const StudioDemoScene *scene,
                                float x,
                                float y,
                                float size,
                                const StudioDemoPaint *paint,
                                StudioDemoDice *dice);
void studio_demo_paint_broadleaf (const StudioDemoScene *scene,
                                  float x,
                                  float y,
                                  float size,
                                  float haze,
                                  StudioDemoDice *dice);
void studio_demo_paint_mark (StudioDemoCanvas *canvas);

G_END_DECLS
